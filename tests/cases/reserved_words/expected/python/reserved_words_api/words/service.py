"""What module ``words`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from reserved_words_contracts.words import words
from tradegen_runtime.publish import Publish


@runtime_checkable
class Service(Protocol):
    """What module ``words`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def class_(
        self,
        *,
        class_: str,
        from_: int,
        import_: str | None,
        lambda_: bool,
        options: str | None,
        core: str | None,
        models: str | None,
    ) -> words.Object:
        """Answer operation ``class``."""
        ...

    async def import_(
        self,
        body: words.Promise,
    ) -> words.Array:
        """Answer operation ``import``."""
        ...

    async def then(
        self,
        body: words.Record,
    ) -> words.Any:
        """Answer operation ``then``."""
        ...

    async def constructor(self) -> words.Field_:
        """Answer operation ``constructor``."""
        ...

    async def to_string(self) -> words.ClientCore:
        """Answer operation ``toString``."""
        ...

    async def list_(self) -> list[words.Object]:
        """Answer operation ``list``."""
        ...

    async def print_(self) -> dict[str, words.Array]:
        """Answer operation ``print``."""
        ...

    async def request(self) -> words.Operation:
        """Answer operation ``request``."""
        ...

    async def subscribe(self) -> words.Subscription:
        """Answer operation ``subscribe``."""
        ...

    async def close(self) -> None:
        """Answer operation ``close``."""
        ...

    def stream_delete(
        self,
        params: words.KeyWords,
        publish: Publish[words.Object],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``delete``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_default(
        self,
        publish: Publish[words.Subscription],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``default``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_length(
        self,
        publish: Publish[words.Operation],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``length``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
