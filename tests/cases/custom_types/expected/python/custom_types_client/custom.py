"""Client of module ``custom``."""

from typing import Final

from pydantic import TypeAdapter

from custom_types_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_CUSTOM: Final = Operation[models.Custom](
    method="POST",
    path="/api/v1/custom/custom",
    response=lambda: TypeAdapter(models.Custom),
)

REPORT: Final = Operation[models.Summary](
    method="POST",
    path="/api/v1/custom/report",
    response=lambda: TypeAdapter(models.Summary),
)

WRAPPED: Final = Operation[models.Wrapped](
    method="POST",
    path="/api/v1/custom/wrapped",
    response=lambda: TypeAdapter(models.Wrapped),
)

TIDIED: Final = Operation[models.Tidied](
    method="POST",
    path="/api/v1/custom/tidied",
    response=lambda: TypeAdapter(models.Tidied),
)

REPORTS: Final = Topic[models.Summary](
    route="reports",
    ws_path="/api/v1/custom/ws",
    update=lambda: TypeAdapter(models.Summary),
    delivery="every",
)


class CustomClient:
    """Client of module ``custom``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_custom(
        self,
        body: models.CustomInput,
    ) -> models.Custom:
        """Call ``POST /api/v1/custom/custom``."""
        return await self._core.request(
            ECHO_CUSTOM,
            body=body,
        )

    async def report(
        self,
        body: models.Report,
    ) -> models.Summary:
        """Call ``POST /api/v1/custom/report``."""
        return await self._core.request(
            REPORT,
            body=body,
        )

    async def wrapped(
        self,
        body: models.WrappedInput,
    ) -> models.Wrapped:
        """Call ``POST /api/v1/custom/wrapped``."""
        return await self._core.request(
            WRAPPED,
            body=body,
        )

    async def tidied(
        self,
        body: models.Tidied,
    ) -> models.Tidied:
        """Call ``POST /api/v1/custom/tidied``."""
        return await self._core.request(
            TIDIED,
            body=body,
        )

    def reports(self) -> Subscription[models.Summary]:
        """Subscribe to topic ``reports``."""
        return self._core.subscribe(REPORTS)
