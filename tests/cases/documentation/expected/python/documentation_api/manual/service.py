"""What module ``manual`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from documentation_contracts.manual import manual
from tradegen_runtime.publish import Publish


@runtime_checkable
class ManualService(Protocol):
    """What module ``manual`` needs from hand-written code.

    How everything works.

    In two paragraphs.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def read_manual(
        self,
        *,
        name: str,
        page: int,
        chapter: manual.Chapter | None,
    ) -> manual.Manual:
        """Read a manual.

        Opens at the page asked for.

        ``page`` counts from 1.

        Args:
            name: Which one.
            page: Where to begin.
            chapter: Only this one.
        """
        ...

    def stream_changes(
        self,
        publish: Publish[manual.Manual],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``changes``: Changes of the manual.

        Each change as it is made.

        Never twice.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
