"""The datafeed: what module ``datafeed`` needs from hand-written code."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Self

from tradegen_runtime.publish import Publish
from tradegen_runtime.refusal import Refusal
from trading_contracts.market import bars, configuration, instruments, quotes, replay, search
from trading_services.market import wire
from trading_services.market.clock import ReplayClock
from trading_services.market.followers import BarFollower, QuoteFollower, ReplayFollower
from trading_services.market.history import History, Range
from trading_services.market.instrument import Instrument
from trading_services.market.player import Player
from trading_services.market.prices import PriceFeed
from trading_services.market.resolution import Resolution, parse_resolution
from trading_services.market.search import find_instruments
from trading_services.market.tape import Tape

MAX_SPEED = 3600
"""Seconds of market time in one second at most."""


class DatafeedService:
    """Market data on one replayed clock: plays while it is entered, and lets go of the database when it is left."""

    def __init__(self, tape: Tape, clock: ReplayClock) -> None:
        self._tape = tape
        self._history = History(tape)
        self._player = Player(tape, clock)
        self._playing: asyncio.Task[None] | None = None
        self.prices = PriceFeed(tape, self._player)
        """The feed for other contexts."""

    async def __aenter__(self) -> Self:
        self._playing = asyncio.create_task(self._player.run(), name="replay")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._playing:
            self._playing.cancel()
            with suppress(asyncio.CancelledError):
                await self._playing
        self._tape.close()

    def fault(self) -> str | None:
        """What keeps the datafeed from playing; ``None`` where nothing does."""
        if self._playing is None:
            return "The replay has not been started."
        return "The replay has stopped." if self._playing.done() else None

    # ------------------------------------------------------------------------------------------- REST

    async def get_config(self) -> configuration.DatafeedConfiguration:
        """Show what the datafeed offers."""
        exchanges = sorted({each.exchange for each in self._tape.instruments})
        types = sorted({each.type for each in self._tape.instruments})
        return configuration.DatafeedConfiguration(
            supported_resolutions=[resolution.value for resolution in Resolution],
            supports_marks=False,
            supports_timescale_marks=False,
            supports_time=True,
            exchanges=[configuration.Exchange(value=name, name=name, desc=name) for name in exchanges],
            symbols_types=[configuration.SymbolType(name=each.name.title(), value=each.value) for each in types],
        )

    async def get_time(self) -> configuration.TimeResponse:
        """Read the clock."""
        return configuration.TimeResponse(time=self._player.now())

    async def search_symbols(
        self, *, user_input: str, exchange: str | None, symbol_type: str | None, max_results: int
    ) -> list[search.SearchSymbolResultItem]:
        """Find instruments."""
        found = find_instruments(self._tape.instruments, user_input, exchange=exchange, kind=symbol_type)
        return [wire.search_item(each) for each in found[:max_results]]

    async def resolve_symbol(self, *, symbol: str) -> instruments.SymbolInfo:
        """Describe one instrument."""
        return wire.symbol_info(self._instrument(symbol))

    async def get_bars(
        self, *, symbol: str, resolution: str, from_time: int, to_time: int, count_back: int | None
    ) -> bars.GetBarsResponse:
        """Read past bars."""
        instrument, parsed = self._instrument(symbol), parse_resolution(resolution)
        now = self._player.now()
        spans = await self._history.bars(instrument, parsed, Range(from_time, to_time, count_back), now=now)
        earlier = None if spans else self._history.latest(instrument, parsed, before=min(from_time, to_time), now=now)
        return bars.GetBarsResponse(
            bars=[wire.bar(instrument, span, now=now) for span in spans],
            no_data=not spans,
            nextTime=earlier and earlier.candle.time,
        )

    async def get_quotes(self, body: quotes.GetQuotesRequest) -> list[quotes.QuoteData]:
        """Quote several symbols."""
        return [self._quote(symbol) for symbol in body.symbols]

    async def get_replay(self) -> replay.ReplayState:
        """Show how the replay stands."""
        return wire.replay_state(self._player.clock, now=self._player.now())

    async def set_replay(self, body: replay.ReplayRequest) -> replay.ReplayState:
        """Set the speed, stop the clock or move it."""
        if body.speed is not None and body.speed > MAX_SPEED:
            raise Refusal("SPEED_OUT_OF_RANGE", f"The speed is {MAX_SPEED} at most.")
        timeline = self._player.clock.timeline
        if body.start is not None and not timeline.start <= body.start < timeline.end:
            raise Refusal("BAD_RANGE", f"The data lasts from {timeline.start} until before {timeline.end}.")
        self._player.set(speed=body.speed, paused=body.paused, start=body.start)
        return await self.get_replay()

    # ----------------------------------------------------------------------------------------- topics

    @asynccontextmanager
    async def stream_bars(
        self, params: bars.BarsSubscriptionRequest, publish: Publish[bars.Bar]
    ) -> AsyncIterator[None]:
        """Publish the bar in progress of one symbol."""
        instrument, resolution = self._instrument(params.symbol), parse_resolution(params.resolution)
        with self._player.following(BarFollower(self._history, instrument, resolution, publish=publish)):
            yield

    @asynccontextmanager
    async def stream_quotes(
        self, params: quotes.QuoteDataSubscriptionRequest, publish: Publish[quotes.QuoteData]
    ) -> AsyncIterator[None]:
        """Publish the quote of one symbol."""
        instrument = self._instrument(params.symbol)
        with self._player.following(QuoteFollower(self._player, params.symbol, instrument, publish=publish)):
            yield

    @asynccontextmanager
    async def stream_replay(self, publish: Publish[replay.ReplayState]) -> AsyncIterator[None]:
        """Publish how the replay stands."""
        with self._player.following(ReplayFollower(self._player, publish=publish)):
            yield

    def _instrument(self, symbol: str) -> Instrument:
        if instrument := self._tape.instrument(symbol):
            return instrument
        raise Refusal("UNKNOWN_SYMBOL", f"Unknown symbol {symbol!r}.", status=404)

    def _quote(self, symbol: str) -> quotes.QuoteData:
        instrument = self._tape.instrument(symbol)
        if instrument is None:
            return wire.quote_error(symbol, "UNKNOWN_SYMBOL", f"Unknown symbol {symbol!r}.")
        return wire.quote(symbol, instrument, self._player.quote(instrument))
