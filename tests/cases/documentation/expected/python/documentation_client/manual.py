"""Client of module ``manual``: The manual.

How everything works.

In two paragraphs.
"""

from typing import Final

from pydantic import TypeAdapter

from documentation_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

READ_MANUAL: Final = Operation[models.Manual](
    method="GET",
    path="/api/v1/manual/manual/{name}",
    response=lambda: TypeAdapter(models.Manual),
)

CHANGES: Final = Topic[models.Manual](
    route="changes",
    ws_path="/api/v1/manual/ws",
    update=lambda: TypeAdapter(models.Manual),
    delivery="every",
)


class ManualClient:
    """Client of module ``manual``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def read_manual(
        self,
        *,
        name: str,
        page: int = 1,
        chapter: models.Chapter | None = None,
    ) -> models.Manual:
        """Read a manual.

        Opens at the page asked for.

        ``page`` counts from 1.

        Args:
            name: Which one.
            page: Where to begin.
            chapter: Only this one.
        """
        return await self._core.request(
            READ_MANUAL,
            path={"name": name},
            query={
                "page": page,
                "chapter": chapter,
            },
        )

    def changes(self) -> Subscription[models.Manual]:
        """Changes of the manual.

        Each change as it is made.

        Never twice.
        """
        return self._core.subscribe(CHANGES)
