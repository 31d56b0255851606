"""Client of module ``market``."""

from typing import Final

from pydantic import TypeAdapter

from public_names_client import models
from tradegen_runtime.client import ClientCore, Subscription, Topic

HEADERS: Final = Topic[models.Header](
    route="headers",
    ws_path="/api/v1/market/ws",
    update=lambda: TypeAdapter(models.Header),
    delivery="every",
)


class MarketClient:
    """Client of module ``market``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    def headers(self) -> Subscription[models.Header]:
        """Subscribe to topic ``headers``."""
        return self._core.subscribe(HEADERS)
