"""The client of every module, over one connection per address."""

from types import TracebackType
from typing import Self

from policies_client.rows import RowsClient
from tradegen_runtime.client import ClientCore, ClientOptions, Token


class PoliciesClient:
    """Client of Policies 1.0.0; an async context manager."""

    def __init__(
        self,
        base_url: str,
        *,
        token: Token | None = None,
        options: ClientOptions | None = None,
    ) -> None:
        self._core = ClientCore(base_url, token=token, options=options)
        self.rows = RowsClient(self._core)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Leave every subscription and close the connections."""
        await self._core.aclose()
