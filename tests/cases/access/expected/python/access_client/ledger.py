"""Client of module ``ledger``."""

from typing import Final

from pydantic import TypeAdapter

from access_client import models
from tradegen_runtime.client import ClientCore, Subscription, Topic

BALANCES: Final = Topic[models.Balance](
    route="balances",
    ws_path="/api/v1/ledger/ws",
    update=lambda: TypeAdapter(models.Balance),
    delivery="every",
)

CLOSINGS: Final = Topic[models.Balance](
    route="closings",
    ws_path="/api/v1/ledger/ws",
    update=lambda: TypeAdapter(models.Balance),
    delivery="every",
)


class LedgerClient:
    """Client of module ``ledger``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    def balances(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.Balance]:
        """Subscribe to topic ``balances``."""
        return self._core.subscribe(
            BALANCES,
            {"accountId": account_id},
        )

    def closings(self) -> Subscription[models.Balance]:
        """Subscribe to topic ``closings``."""
        return self._core.subscribe(CLOSINGS)
