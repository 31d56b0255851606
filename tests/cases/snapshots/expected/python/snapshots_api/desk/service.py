"""What module ``desk`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from snapshots_contracts.desk import orders
from tradegen_runtime.publish import Publish


@runtime_checkable
class DeskService(Protocol):
    """What module ``desk`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_orders(
        self,
        *,
        account_id: str,
        symbol: str | None,
        status: orders.Status | None,
    ) -> list[orders.Order]:
        """Answer operation ``getOrders``."""
        ...

    async def get_positions(
        self,
        *,
        desk: int,
    ) -> list[orders.Position]:
        """Answer operation ``getPositions``."""
        ...

    async def get_alarms(self) -> list[orders.Alarm]:
        """Answer operation ``getAlarms``."""
        ...

    async def get_notes(self) -> list[orders.Position]:
        """Answer operation ``getNotes``."""
        ...

    def stream_orders(
        self,
        params: orders.Account,
        publish: Publish[orders.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``orders``: Orders of one account.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_positions(
        self,
        params: orders.Desk,
        publish: Publish[orders.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``positions``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_alarms(
        self,
        publish: Publish[orders.Alarm],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``alarms``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_notes(
        self,
        publish: Publish[orders.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``notes``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
