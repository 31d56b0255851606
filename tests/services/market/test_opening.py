"""Opening a datafeed by settings."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.services.market.moments import TUESDAY_OPEN, utc

from trading_services.market.opening import open_datafeed
from trading_services.market.store import Store, StoreUnavailable, open_store, open_store_to_write


def settings(**values: str) -> Callable[[str, str], str]:
    """Settings as an operator gives them."""
    return values.get


async def test_without_settings_the_embedded_stocks_are_replayed() -> None:
    """From the first trading day of September 2012, a minute a second."""
    state = await open_datafeed(settings(), monotonic=lambda: 0).get_replay()
    assert (TUESDAY_OPEN, Decimal(60), False) == (state.time, state.speed, state.paused)


async def test_settings_choose_start_speed_and_pause() -> None:
    """Each has its variable; a time with an offset is taken as such."""
    chosen = settings(
        TRADING_REPLAY_START="2012-10-01T10:00-04:00", TRADING_REPLAY_SPEED="0.5", TRADING_REPLAY_PAUSED="true"
    )
    state = await open_datafeed(chosen, monotonic=lambda: 0).get_replay()
    assert (utc("2012-10-01T14:00"), Decimal("0.5"), True) == (state.time, state.speed, state.paused)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRADING_REPLAY_START", "soon"),
        ("TRADING_REPLAY_START", "1999-01-01"),
        ("TRADING_REPLAY_START", "2013-03-02"),
        ("TRADING_REPLAY_SPEED", "fast"),
        ("TRADING_REPLAY_SPEED", "-1"),
        ("TRADING_REPLAY_SPEED", "3601"),
        ("TRADING_REPLAY_SPEED", "NaN"),
        ("TRADING_REPLAY_PAUSED", "maybe"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    """The server does not start on a guess."""
    with pytest.raises(ValueError, match=name):
        open_datafeed(settings(**{name: value}))


async def test_a_database_file_is_made_once_and_shared(tmp_path: Path) -> None:
    """Two datafeeds read one file at the same time; it begins with the embedded stocks."""
    file = tmp_path / "market.duckdb"
    chosen = settings(TRADING_MARKET_DATABASE=str(file))
    first, second = open_datafeed(chosen), open_datafeed(chosen)
    assert await first.get_config() == await second.get_config()
    assert file.exists()


def test_a_file_may_be_opened_to_write_again(tmp_path: Path) -> None:
    """What is there stays there."""
    file = str(tmp_path / "market.duckdb")
    for _ in range(2):
        with open_store_to_write(file) as store:
            assert 5 == len(store.instruments())


@pytest.mark.parametrize("opening", [open_store, open_store_to_write])
def test_a_path_that_cannot_be_used_is_told(tmp_path: Path, opening: Callable[[str], Store]) -> None:
    """A folder, and a file below a file, are no databases."""
    (tmp_path / "file").write_text("")
    for path in (tmp_path, tmp_path / "file" / "market.duckdb"):
        with pytest.raises(StoreUnavailable, match=str(path)):
            opening(str(path))
