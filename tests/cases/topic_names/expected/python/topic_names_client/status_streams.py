"""Client of module ``status_streams``."""

from typing import Final

from pydantic import TypeAdapter

from topic_names_client import models
from tradegen_runtime.client import ClientCore, Subscription, Topic

BROKER_CONNECTION: Final = Topic[models.Status](
    route="broker-connection",
    ws_path="/api/v1/status_streams/ws",
    update=lambda: TypeAdapter(models.Status),
    delivery="every",
)

MARKET_STATUS: Final = Topic[models.Status](
    route="market_status",
    ws_path="/api/v1/status_streams/ws",
    update=lambda: TypeAdapter(models.Status),
    delivery="every",
)

CAMEL_CASE: Final = Topic[models.Status](
    route="camelCase",
    ws_path="/api/v1/status_streams/ws",
    update=lambda: TypeAdapter(models.Status),
    delivery="every",
)

A1_B2_C3: Final = Topic[list[models.Status]](
    route="a1-b2_c3",
    ws_path="/api/v1/status_streams/ws",
    update=lambda: TypeAdapter(list[models.Status]),
    delivery="every",
)


class StatusStreamsClient:
    """Client of module ``status_streams``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    def broker_connection(
        self,
        *,
        account_id: str,
        sub_account: str | None = None,
    ) -> Subscription[models.Status]:
        """Subscribe to topic ``broker-connection``."""
        return self._core.subscribe(
            BROKER_CONNECTION,
            {
                "accountId": account_id,
                "sub_account": sub_account,
            },
        )

    def market_status(self) -> Subscription[models.Status]:
        """Subscribe to topic ``market_status``."""
        return self._core.subscribe(MARKET_STATUS)

    def camel_case(self) -> Subscription[models.Status]:
        """Subscribe to topic ``camelCase``."""
        return self._core.subscribe(CAMEL_CASE)

    def a1_b2_c3(self) -> Subscription[list[models.Status]]:
        """Subscribe to topic ``a1-b2_c3``."""
        return self._core.subscribe(A1_B2_C3)
