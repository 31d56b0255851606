"""Client of module ``rows``."""

from typing import Final

from pydantic import TypeAdapter

from policies_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_POLICIES: Final = Operation[models.Policies](
    method="POST",
    path="/api/v1/rows/policies",
    response=lambda: TypeAdapter(models.Policies),
)

RATIO: Final = Operation[models.NotFinite](
    method="GET",
    path="/api/v1/rows/ratio",
    response=lambda: TypeAdapter(models.NotFinite),
)

ECHO_NULLS: Final = Operation[models.Nulls](
    method="POST",
    path="/api/v1/rows/nulls",
    response=lambda: TypeAdapter(models.Nulls),
)

POLICIES: Final = Topic[models.Policies](
    route="policies",
    ws_path="/api/v1/rows/ws",
    update=lambda: TypeAdapter(models.Policies),
    delivery="every",
)


class RowsClient:
    """Client of module ``rows``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_policies(
        self,
        body: models.PoliciesInput,
    ) -> models.Policies:
        """Call ``POST /api/v1/rows/policies``."""
        return await self._core.request(
            ECHO_POLICIES,
            body=body,
        )

    async def ratio(self) -> models.NotFinite:
        """Call ``GET /api/v1/rows/ratio``."""
        return await self._core.request(RATIO)

    async def echo_nulls(
        self,
        body: models.NullsInput,
    ) -> models.Nulls:
        """Call ``POST /api/v1/rows/nulls``."""
        return await self._core.request(
            ECHO_NULLS,
            body=body,
        )

    def policies(self) -> Subscription[models.Policies]:
        """Subscribe to topic ``policies``."""
        return self._core.subscribe(POLICIES)
