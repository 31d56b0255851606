"""Client of module ``bank``."""

from typing import Final

from pydantic import TypeAdapter

from foreign_models_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

EXCHANGE: Final = Operation[models.Cash](
    method="POST",
    path="/api/v1/bank/exchange",
    response=lambda: TypeAdapter(models.Cash),
)

PURSE: Final = Operation[models.Purse](
    method="POST",
    path="/api/v1/bank/purse",
    response=lambda: TypeAdapter(models.Purse),
)

LEDGER: Final = Operation[models.Cash](
    method="POST",
    path="/api/v1/bank/ledger",
    response=lambda: TypeAdapter(models.Cash),
)

CASH: Final = Topic[models.Cash](
    route="cash",
    ws_path="/api/v1/bank/ws",
    update=lambda: TypeAdapter(models.Cash),
    delivery="every",
)


class BankClient:
    """Client of module ``bank``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def exchange(
        self,
        body: models.CashInput,
        *,
        coin: models.Coin | None = None,
    ) -> models.Cash:
        """Call ``POST /api/v1/bank/exchange``."""
        return await self._core.request(
            EXCHANGE,
            body=body,
            query={"coin": coin},
        )

    async def purse(
        self,
        body: models.PurseInput,
    ) -> models.Purse:
        """Call ``POST /api/v1/bank/purse``."""
        return await self._core.request(
            PURSE,
            body=body,
        )

    async def ledger(
        self,
        body: models.Ledger,
    ) -> models.Cash:
        """Call ``POST /api/v1/bank/ledger``."""
        return await self._core.request(
            LEDGER,
            body=body,
        )

    def cash(self) -> Subscription[models.Cash]:
        """Subscribe to topic ``cash``."""
        return self._core.subscribe(CASH)
