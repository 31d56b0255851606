"""Client of module ``money``."""

from decimal import Decimal
from typing import Final

from pydantic import TypeAdapter

from decimals_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Money](
    method="POST",
    path="/api/v1/money/money",
    response=lambda: TypeAdapter(models.Money),
)

TOTAL: Final = Operation[Decimal](
    method="GET",
    path="/api/v1/money/total",
    response=lambda: TypeAdapter(Decimal),
)

RATES: Final = Topic[models.Money](
    route="rates",
    ws_path="/api/v1/money/ws",
    update=lambda: TypeAdapter(models.Money),
    delivery="every",
)


class MoneyClient:
    """Client of module ``money``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.MoneyInput,
        *,
        amount: float | Decimal,
        scale: float | Decimal | None = None,
    ) -> models.Money:
        """Call ``POST /api/v1/money/money``."""
        return await self._core.request(
            ECHO,
            body=body,
            query={
                "amount": amount,
                "scale": scale,
            },
        )

    async def total(self) -> Decimal:
        """Call ``GET /api/v1/money/total``."""
        return await self._core.request(TOTAL)

    def rates(self) -> Subscription[models.Money]:
        """Subscribe to topic ``rates``."""
        return self._core.subscribe(RATES)
