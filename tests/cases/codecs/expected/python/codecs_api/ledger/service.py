"""What module ``ledger`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol, runtime_checkable

from codecs_contracts.ledger import entries
from tradegen_runtime.publish import Publish


@runtime_checkable
class LedgerService(Protocol):
    """What module ``ledger`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: entries.Entry,
        *,
        since: datetime | None,
    ) -> entries.Entry:
        """Answer operation ``echo``."""
        ...

    async def page(self) -> entries.StampPage:
        """Answer operation ``page``."""
        ...

    async def echo_plain(
        self,
        body: entries.Plain,
    ) -> list[entries.Plain]:
        """Answer operation ``echoPlain``."""
        ...

    def stream_entries(
        self,
        publish: Publish[entries.Entry],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``entries``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_plain(
        self,
        publish: Publish[entries.Plain],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``plain``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
