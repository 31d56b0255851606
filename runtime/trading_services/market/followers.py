"""Those who follow the player to publish a topic."""

from collections.abc import Callable

from trading_contracts.market.bars import Bar
from trading_contracts.market.quotes import QuoteData
from trading_contracts.market.replay import ReplayState
from trading_services.market import wire
from trading_services.market.candle import Candle, extend_candle
from trading_services.market.history import History, Span
from trading_services.market.instrument import Instrument
from trading_services.market.player import Player
from trading_services.market.resolution import Resolution
from trading_services.market.session import MINUTE_MS
from trading_services.market.tick import Tick


class BarFollower:
    """Publishes the bar in progress of one instrument with each of its ticks; the last one makes it final.

    Where no trade was recorded in the bar's last moments, it is published as final when they have passed.
    """

    def __init__(
        self, history: History, instrument: Instrument, resolution: Resolution, *, publish: Callable[[Bar], None]
    ) -> None:
        self._history = history
        self._instrument = instrument
        self._resolution = resolution
        self._publish = publish
        self._span: Span | None = None
        self._known_until = -1

    def move(self, now: int) -> None:
        """Begin with the newest bar that is known."""
        self._known_until = now
        self._span = self._history.latest(self._instrument, self._resolution, before=now + 1, now=now)
        self._show(now)

    def tick(self, tick: Tick) -> None:
        """Extend the bar, or begin the next one."""
        if tick.symbol != self._instrument.symbol or tick.time <= self._known_until:
            return
        begin, settled_at = self._history.bounds(self._instrument, self._resolution, tick.session, tick.time)
        step = Candle(begin, tick.price, tick.high, tick.low, tick.price, tick.volume)
        if self._span and self._span.candle.time == begin:
            self._span = Span(extend_candle(self._span.candle, step), settled_at)
        else:
            self.reach(tick.time)
            self._span = Span(step, settled_at)
        self._show(tick.time)

    def reach(self, now: int) -> None:
        """Finish the bar where nothing can change it any more."""
        if self._span and self._span.settled_at <= now:
            self._show(now)

    def _show(self, now: int) -> None:
        if self._span:
            self._publish(wire.bar(self._instrument, self._span, now=now))
            if self._span.settled_at <= now:
                self._span = None


class QuoteFollower:
    """Publishes the quote of one instrument with each of its ticks, under the name it was asked for."""

    def __init__(
        self, player: Player, asked: str, instrument: Instrument, *, publish: Callable[[QuoteData], None]
    ) -> None:
        self._player = player
        self._asked = asked
        self._instrument = instrument
        self._publish = publish

    def move(self, now: int) -> None:
        """Show the newest quote that is known."""
        self._publish(wire.quote(self._asked, self._instrument, self._player.quote(self._instrument)))

    def tick(self, tick: Tick) -> None:
        """Show the quote after an own tick."""
        if tick.symbol == self._instrument.symbol:
            self.move(tick.time)

    def reach(self, now: int) -> None:
        """Time alone changes no quote."""


class ReplayFollower:
    """Publishes how the replay stands: each minute of its clock, and when anything but the clock changes."""

    def __init__(self, player: Player, *, publish: Callable[[ReplayState], None]) -> None:
        self._player = player
        self._publish = publish
        self._shown: ReplayState | None = None

    def move(self, now: int) -> None:
        """Show where the clock is now."""
        self._shown = None
        self.reach(now)

    def tick(self, tick: Tick) -> None:
        """A price alone changes nothing."""

    def reach(self, now: int) -> None:
        """Show the state where it differs by a minute or in any other way."""
        state = wire.replay_state(self._player.clock, now=now)
        if self._shown is None or _rounded(state) != _rounded(self._shown):
            self._shown = state
            self._publish(state)


def _rounded(state: ReplayState) -> ReplayState:
    return state.model_copy(update={"time": state.time // MINUTE_MS})
