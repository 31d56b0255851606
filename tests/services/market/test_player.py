"""Playing the tape to those who follow it."""

import asyncio
from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.services.market.fake_time import FakeTime, timeline_of
from tests.services.market.moments import MINUTE, TUESDAY_OPEN, utc

from trading_services.market import tape as tape_module
from trading_services.market.candle import Candle
from trading_services.market.clock import ReplayClock
from trading_services.market.day_path import model_minutes
from trading_services.market.instrument import Instrument
from trading_services.market.player import Player
from trading_services.market.session import Session
from trading_services.market.store import Store
from trading_services.market.tape import Tape
from trading_services.market.tick import Tick, session_ticks


class Notebook:
    """A follower that writes down what it is told."""

    def __init__(self) -> None:
        self.ticks: list[Tick] = []
        self.reached: list[int] = []
        self.moved: list[int] = []
        self.told = asyncio.Event()

    def tick(self, tick: Tick) -> None:
        """Note a tick."""
        self.ticks.append(tick)
        self.told.set()

    def reach(self, now: int) -> None:
        """Note how far the clock is."""
        self.reached.append(now)

    def move(self, now: int) -> None:
        """Note where the clock is moved."""
        self.moved.append(now)


def player_on(tape: Tape, real_time: FakeTime, *, start: int = TUESDAY_OPEN, speed: str = "60") -> Player:
    """A player on fake time."""
    return Player(tape, ReplayClock(timeline_of(tape), real_time, start=start, speed=Decimal(speed), paused=False))


def play(player: Player) -> None:
    """Play all that is due."""
    while not player.advance():
        pass


def test_every_tick_of_every_symbol_is_played_in_order(tape: Tape, real_time: FakeTime) -> None:
    """One whole day: nothing is missing, nothing comes twice, time and symbol decide the order."""
    player, notebook = player_on(tape, real_time), Notebook()
    with player.following(notebook):
        real_time.advance(390)
        play(player)
    expected = [
        tick
        for instrument in tape.instruments
        for tick in session_ticks(
            tape, instrument, tape.sessions(instrument)[tape.session_index(instrument, TUESDAY_OPEN)]
        )
        if tick.time > TUESDAY_OPEN
    ]
    next_open = [tick for tick in notebook.ticks if tick.time > TUESDAY_OPEN + 390 * MINUTE]
    assert sorted(expected, key=lambda tick: (tick.time, tick.symbol)) == notebook.ticks[: len(expected)]
    assert 5 == len(next_open)  # the close of a session is the open of the next


def test_with_nobody_following_no_price_is_made(
    store: Store, real_time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock goes on alone; the first follower joins where it is, and pays for the symbols' open day only."""
    modelled: list[str] = []

    def counted(symbol: str, session: Session, *, grid: int, minutes: int) -> tuple[Candle, ...]:
        modelled.append(symbol)
        return model_minutes(symbol, session, grid=grid, minutes=minutes)

    monkeypatch.setattr(tape_module, "model_minutes", counted)
    player = player_on(Tape(store), real_time)
    for _ in range(100):
        real_time.advance(60)
        player.now()
    assert [] == modelled
    notebook = Notebook()
    with player.following(notebook):
        real_time.advance(1)
        play(player)
    assert ["AAPL", "FB", "GOOG", "IBM", "MSFT"] == sorted(modelled)
    assert {notebook.moved[0] + 15_000 * step for step in (1, 2, 3, 4)} == {tick.time for tick in notebook.ticks}
    real_time.advance(60_000)
    player.now()
    assert 5 == len(modelled)


def test_within_a_tick_the_clock_shows_its_time(tape: Tape, apple: Instrument, real_time: FakeTime) -> None:
    """Who asks from within a call sees the moment of the tick, its prices, and starts no second round."""
    player = player_on(tape, real_time)

    class Asking(Notebook):
        def tick(self, tick: Tick) -> None:
            super().tick(tick)
            quote = player.quote(apple)
            assert quote is not None
            seen.append((player.now() - tick.time, tick.time - quote.tick.time))

    seen: list[tuple[int, int]] = []
    with player.following(Asking()):
        real_time.advance(3)
        play(player)
    assert 60 == len(seen)
    assert {0} == {behind for behind, _ in seen}
    assert {0} == {age for _, age in seen}


def test_a_follower_that_fails_spares_the_others(
    tape: Tape, real_time: FakeTime, caplog: pytest.LogCaptureFixture
) -> None:
    """The failure is logged; everybody else hears every tick."""

    class Failing(Notebook):
        def tick(self, tick: Tick) -> None:
            raise RuntimeError("no")

    player, notebook = player_on(tape, real_time), Notebook()
    with player.following(Failing()), player.following(notebook):
        real_time.advance(1)
        play(player)
    assert 20 == len(notebook.ticks)
    assert 20 == len([record for record in caplog.records if record.levelname == "ERROR"])


def test_moving_the_clock_skips_what_is_between(tape: Tape, real_time: FakeTime) -> None:
    """Forward or backward, followers are told the place, and ticks go on right after it."""
    player, notebook = player_on(tape, real_time), Notebook()
    with player.following(notebook):
        for place in (utc("2012-12-03T15:00"), utc("2012-10-01T15:00")):
            player.set(start=place)
            real_time.advance(0.25)
            play(player)
            assert {place + 15_000} == {tick.time for tick in notebook.ticks[-5:]}
    assert [TUESDAY_OPEN, utc("2012-12-03T15:00"), utc("2012-10-01T15:00")] == notebook.moved
    assert 10 == len(notebook.ticks)


def test_a_start_in_closed_hours_is_the_next_open(tape: Tape, real_time: FakeTime) -> None:
    """On Labor Day's weekend the clock stands at Tuesday's open."""
    player = player_on(tape, real_time, start=utc("2012-09-01T12:00"))
    assert TUESDAY_OPEN == player.now()


def test_the_replay_ends_with_the_data(tape: Tape, real_time: FakeTime) -> None:
    """After the last tick the clock stands; a new start plays on."""
    end = utc("2013-03-01T21:00")
    player, notebook = player_on(tape, real_time, start=end - MINUTE), Notebook()
    with player.following(notebook):
        real_time.advance(1_000)
        play(player)
        assert (True, end) == (player.clock.ended, player.now())
        assert 5 == len([tick for tick in notebook.ticks if tick.closes_session])
        player.set(start=TUESDAY_OPEN)
        real_time.advance(1)
        play(player)
        assert (False, TUESDAY_OPEN + MINUTE) == (player.clock.ended, player.now())


def test_a_backlog_is_played_in_turns(tape: Tape, real_time: FakeTime) -> None:
    """A long sleep of the machine does not block: the clock shown follows what was played."""
    player, notebook = player_on(tape, real_time), Notebook()
    with player.following(notebook):
        real_time.advance(390)
        assert not player.advance()
        assert notebook.ticks[-1].time < TUESDAY_OPEN + 60 * MINUTE
        assert notebook.ticks[-1].time <= player.now() < TUESDAY_OPEN + 390 * MINUTE


async def test_the_task_plays_by_itself_and_ends_when_cancelled(tape: Tape) -> None:
    """On real time, ticks arrive without anybody asking, and stop with the task."""
    clock = ReplayClock(timeline_of(tape), _monotonic(), start=TUESDAY_OPEN, speed=Decimal(3600), paused=False)
    player, notebook = Player(tape, clock), Notebook()
    task = asyncio.create_task(player.run())
    with player.following(notebook):
        await notebook.told.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert notebook.ticks


async def test_the_task_wakes_when_the_clock_is_set_going(tape: Tape, real_time: FakeTime) -> None:
    """A paused replay waits for good, and goes on at once when it is told to."""
    player, notebook = player_on(tape, real_time), Notebook()
    player.set(paused=True)
    task = asyncio.create_task(player.run())
    with player.following(notebook):
        await asyncio.sleep(0)
        real_time.advance(10)
        player.set(paused=False)
        real_time.advance(0.25)
        await notebook.told.wait()
        assert 5 == len(notebook.ticks)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def _monotonic() -> Callable[[], int]:
    """The loop's own time."""
    loop = asyncio.get_running_loop()
    return lambda: int(loop.time() * 1_000_000_000)
