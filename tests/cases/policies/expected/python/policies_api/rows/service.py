"""What module ``rows`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from policies_contracts.rows import rows
from tradegen_runtime.publish import Publish


@runtime_checkable
class RowsService(Protocol):
    """What module ``rows`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_policies(
        self,
        body: rows.Policies,
    ) -> rows.Policies:
        """Answer operation ``echoPolicies``."""
        ...

    async def ratio(self) -> rows.NotFinite:
        """Answer operation ``ratio``."""
        ...

    async def echo_nulls(
        self,
        body: rows.Nulls,
    ) -> rows.Nulls:
        """Answer operation ``echoNulls``."""
        ...

    def stream_policies(
        self,
        publish: Publish[rows.Policies],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``policies``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
