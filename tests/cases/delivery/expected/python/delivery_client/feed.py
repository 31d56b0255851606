"""Client of module ``feed``."""

from typing import Final

from pydantic import TypeAdapter

from delivery_client import models
from tradegen_runtime.client import ClientCore, Subscription, Topic

EVERY: Final = Topic[models.Price](
    route="every",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Price),
    delivery="every",
)

KEPT: Final = Topic[models.Price](
    route="kept",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Price),
    delivery="every",
)

LATEST: Final = Topic[models.Price](
    route="latest",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Price),
    delivery="latest",
)

LATEST_KEPT: Final = Topic[models.Price](
    route="latest-kept",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Price),
    delivery="latest",
)

PACED: Final = Topic[models.Price](
    route="paced",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Price),
    delivery="latest",
    rate_per_s=2.5,
    linger_s=0,
)

LOSSY: Final = Topic[models.Price](
    route="lossy",
    ws_path="/api/v1/feed/ws",
    update=lambda: TypeAdapter(models.Price),
    delivery="every",
    on_slow="drop_oldest",
    linger_s=600,
)


class FeedClient:
    """Client of module ``feed``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    def every(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.Price]:
        """Subscribe to topic ``every``."""
        return self._core.subscribe(
            EVERY,
            {"symbol": symbol},
        )

    def kept(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.Price]:
        """Subscribe to topic ``kept``."""
        return self._core.subscribe(
            KEPT,
            {"symbol": symbol},
        )

    def latest(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.Price]:
        """Subscribe to topic ``latest``."""
        return self._core.subscribe(
            LATEST,
            {"symbol": symbol},
        )

    def latest_kept(self) -> Subscription[models.Price]:
        """Subscribe to topic ``latest-kept``."""
        return self._core.subscribe(LATEST_KEPT)

    def paced(self) -> Subscription[models.Price]:
        """Subscribe to topic ``paced``."""
        return self._core.subscribe(PACED)

    def lossy(self) -> Subscription[models.Price]:
        """Subscribe to topic ``lossy``."""
        return self._core.subscribe(LOSSY)
