"""What module ``records`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from other_classes_contracts.records import records
from tradegen_runtime.publish import Publish


@runtime_checkable
class RecordsService(Protocol):
    """What module ``records`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_plain(
        self,
        body: records.Plain,
    ) -> records.Plain:
        """Answer operation ``echoPlain``."""
        ...

    async def echo_movie(
        self,
        body: records.Movie,
    ) -> records.Movie:
        """Answer operation ``echoMovie``."""
        ...

    async def echo_position(
        self,
        body: records.Position,
    ) -> records.Position:
        """Answer operation ``echoPosition``."""
        ...

    async def echo_record(
        self,
        body: records.Record,
    ) -> records.Record:
        """Answer operation ``echoRecord``."""
        ...

    def stream_movies(
        self,
        publish: Publish[records.Movie],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``movies``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_positions(
        self,
        publish: Publish[records.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``positions``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
