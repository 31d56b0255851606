"""Client of module ``feed``: Feed."""

from typing import Final

from pydantic import TypeAdapter

from topics_only_client import models
from tradegen_runtime.client import ClientCore, Subscription, Topic

TICKS: Final = Topic[models.Tick](
    route="ticks",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Tick),
    delivery="every",
)

HEARTBEAT: Final = Topic[models.Tick](
    route="heartbeat",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Tick),
    delivery="latest",
)


class FeedClient:
    """Client of module ``feed``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    def ticks(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.Tick]:
        """Trades of one symbol."""
        return self._core.subscribe(
            TICKS,
            {"symbol": symbol},
        )

    def heartbeat(self) -> Subscription[models.Tick]:
        """Subscribe to topic ``heartbeat``."""
        return self._core.subscribe(HEARTBEAT)
