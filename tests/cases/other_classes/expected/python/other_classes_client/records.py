"""Client of module ``records``."""

from typing import Final

from pydantic import TypeAdapter

from other_classes_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_PLAIN: Final = Operation[models.Plain](
    method="POST",
    path="/api/v1/records/plain",
    response=lambda: TypeAdapter(models.Plain),
)

ECHO_MOVIE: Final = Operation[models.Movie](
    method="POST",
    path="/api/v1/records/movie",
    response=lambda: TypeAdapter(models.Movie),
)

ECHO_POSITION: Final = Operation[models.Position](
    method="POST",
    path="/api/v1/records/position",
    response=lambda: TypeAdapter(models.Position),
)

ECHO_RECORD: Final = Operation[models.Record](
    method="POST",
    path="/api/v1/records/record",
    response=lambda: TypeAdapter(models.Record),
)

MOVIES: Final = Topic[models.Movie](
    route="movies",
    ws_path="/api/v1/records/ws",
    update=lambda: TypeAdapter(models.Movie),
    delivery="every",
)

POSITIONS: Final = Topic[models.Position](
    route="positions",
    ws_path="/api/v1/records/ws",
    update=lambda: TypeAdapter(models.Position),
    delivery="every",
)


class RecordsClient:
    """Client of module ``records``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_plain(
        self,
        body: models.Plain,
    ) -> models.Plain:
        """Call ``POST /api/v1/records/plain``."""
        return await self._core.request(
            ECHO_PLAIN,
            body=body,
        )

    async def echo_movie(
        self,
        body: models.Movie,
    ) -> models.Movie:
        """Call ``POST /api/v1/records/movie``."""
        return await self._core.request(
            ECHO_MOVIE,
            body=body,
        )

    async def echo_position(
        self,
        body: models.Position,
    ) -> models.Position:
        """Call ``POST /api/v1/records/position``."""
        return await self._core.request(
            ECHO_POSITION,
            body=body,
        )

    async def echo_record(
        self,
        body: models.Record,
    ) -> models.Record:
        """Call ``POST /api/v1/records/record``."""
        return await self._core.request(
            ECHO_RECORD,
            body=body,
        )

    def movies(self) -> Subscription[models.Movie]:
        """Subscribe to topic ``movies``."""
        return self._core.subscribe(MOVIES)

    def positions(self) -> Subscription[models.Position]:
        """Subscribe to topic ``positions``."""
        return self._core.subscribe(POSITIONS)
