"""Client of module ``status``."""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation

IS_OPEN: Final = Operation[bool](
    method="GET",
    path="/status/open",
    response=lambda: TypeAdapter(bool),
)

OPENING_HOURS: Final = Operation[dict[str, list[str]]](
    method="GET",
    path="/status/hours",
    response=lambda: TypeAdapter(dict[str, list[str]]),
)


class StatusClient:
    """Client of module ``status``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def is_open(self) -> bool:
        """Call ``GET /status/open``."""
        return await self._core.request(IS_OPEN)

    async def opening_hours(self) -> dict[str, list[str]]:
        """Call ``GET /status/hours``."""
        return await self._core.request(OPENING_HOURS)
