"""What module ``broker`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from public_names_contracts.broker import orders


@runtime_checkable
class BrokerService(Protocol):
    """What module ``broker`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def take_header(
        self,
        body: orders.Header,
    ) -> orders.Headers:
        """Answer operation ``takeHeader``."""
        ...
