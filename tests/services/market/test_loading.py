"""Loading recorded minutes."""

import gzip
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from tests.services.market.fake_time import FakeTime, datafeed, play
from tests.services.market.moments import HOUR, MINUTE, utc

from trading_contracts.market.bars import Bar
from trading_contracts.market.instruments import InstrumentType, Intraday
from trading_services.market.candle import merge_candles
from trading_services.market.loading.load import Listing, Loaded, load_recording
from trading_services.market.loading.recording import Recording, Stamp
from trading_services.market.loading.rejection import LoadRejected
from trading_services.market.prices import PriceEvent
from trading_services.market.store import Store, open_store
from trading_services.market.tape import Tape

SHARED = Path(__file__).parents[4] / "shared" / "data"
TOO_MANY_DIGITS = "0: the numbers have more than 15 digits in all, and would not be shown exactly"
HEADER = "timestamp,open,high,low,close,volume\n"

needs_shared_data = pytest.mark.skipif(
    not SHARED.is_dir(), reason="real market data is not shipped: it lies in ../shared/data where it is at hand"
)


@pytest.fixture
def store() -> Iterator[Store]:
    """A database of its own."""
    with open_store() as opened:
        yield opened


@pytest.fixture(scope="module")
def untouched() -> Iterator[Store]:
    """A database for files that are refused."""
    with open_store() as opened:
        yield opened


def written(folder: Path, rows: str, *, name: str = "x.csv", header: str = HEADER) -> Path:
    """A file of rows."""
    file = folder / name
    file.write_text(header + rows)
    return file


def load(
    store: Store, file: Path, *, symbol: str = "X", ask: Path | None = None, replace: bool = False, tick: str = ""
) -> Loaded:
    """Load a file under a symbol."""
    listing = Listing(symbol=symbol, tick=Decimal(tick) if tick else None)
    return load_recording(store, Recording(file, ask), listing=listing, replace=replace)


def faults(store: Store, file: Path, ask: Path | None = None) -> list[str]:
    """What is wrong with a file: row and message."""
    with pytest.raises(LoadRejected) as rejected:
        load(store, file, ask=ask)
    assert "X" not in {each.symbol for each in store.instruments()}
    assert () == store.minutes("X", 0, 10**15)
    return [f"{fault.file.name}:{fault.row}: {fault.message}" for fault in rejected.value.faults]


@needs_shared_data
def test_a_future_with_session_breaks_is_loaded(store: Store) -> None:
    """6E: 29,996 minutes in the sessions they were traded in, on a tick of 0.00005."""
    file = SHARED / "6EH4.XCME_1min_bars_20240101_20240131.csv.gz"  # stamped 23:01 to 22:00: ends of minutes
    loaded = load_recording(store, Recording(file, stamp=Stamp.END), listing=Listing(symbol="X"), replace=False)
    found, instrument = loaded.survey, loaded.instrument
    assert (29_996, 0, 0) == (found.minutes, found.crossed, found.rounded)
    assert (Decimal("0.00005"), Intraday.RECORDED, True) == (
        instrument.tick,
        instrument.intraday,
        instrument.has_volume,
    )
    first = found.sessions[0]
    assert (utc("2024-01-01T23:00"), utc("2024-01-02T22:00"), utc("2024-01-02T00:00")) == (
        first.opens,
        first.closes,
        first.day,
    )


@needs_shared_data
def test_a_market_that_never_closes_is_cut_at_midnight(store: Store) -> None:
    """BTC: 45,031 minutes, a session a UTC day; nine volumes carry the noise of doubles."""
    loaded = load(store, SHARED / "btc-perp-20211231-20220201_1m.csv.gz")
    assert (45_031, 33, 9) == (loaded.survey.minutes, len(loaded.survey.sessions), loaded.survey.rounded)
    (minute,) = store.minutes("X", utc("2021-12-31T23:01"), utc("2021-12-31T23:02"))
    instrument = loaded.instrument
    shown = [instrument.price(units) for units in minute[1:5]] + [instrument.volume(minute.volume)]
    assert [46319, 46385, 46319, 46377, Decimal("2300413.7295")] == shown


@needs_shared_data
def test_bid_and_ask_become_one_symbol(store: Store) -> None:
    """GBP/USD: 347 minutes close with the ask below the bid; no quote ever shows it so."""
    bid, ask = SHARED / "gbpusd-m1-bid-2012.csv.gz", SHARED / "gbpusd-m1-ask-2012.csv.gz"
    loaded = load(store, bid, ask=ask)
    assert (30_117, 347, False) == (loaded.survey.minutes, loaded.survey.crossed, loaded.instrument.has_volume)
    tape, real_time = Tape(store), FakeTime()
    service = datafeed(tape, real_time, start=utc("2012-02-01T00:00"), speed="3600")
    events: list[PriceEvent] = []
    service.prices.listen(lambda event: events.append(event) if event.symbol == "X" else None)
    real_time.advance(24)
    play(service)
    assert (Decimal("1.57576"), Decimal("1.57585")) == (events[2].bid, events[2].ask)
    assert all(event.bid <= event.ask for event in events)
    assert any(event.bid == event.ask for event in events)
    assert all(event.bid == event.last for event in events)


@needs_shared_data
@pytest.mark.parametrize(
    "name",
    [
        "6EH4.XCME_1min_bars_20240101_20240131.csv.gz",
        "btc-perp-20211231-20220201_1m.csv.gz",
        "gbpusd-m1-bid-2012.csv.gz",
        "gbpusd-m1-ask-2012.csv.gz",
    ],
)
def test_sessions_hold_all_minutes_of_a_file(store: Store, name: str) -> None:
    """Each session is its minutes put together, and none is left out."""
    minutes = load(store, SHARED / name).survey.minutes
    kept = 0
    for session in store.sessions("X"):
        candles = store.minutes("X", session.opens, session.closes)
        assert session.candle == merge_candles(session.day, candles)
        kept += len(candles)
    assert minutes == kept


async def test_loaded_minutes_are_served_and_nothing_is_modelled(store: Store, tmp_path: Path) -> None:
    """Bars are the rows, quotes have no invented spread, hours count from the hour."""
    rows = (
        "2024-03-01T10:58:00Z,1.5,2.5,1.25,2,100\n"
        "2024-03-01T10:59:00+00:00,2,2,2,2,1\n"
        "2024-03-01 11:00:00,2.25,2.25,2,2,0.5\n"
    )
    load(store, written(tmp_path, rows))
    service = datafeed(Tape(store), FakeTime(), start=utc("2024-03-01T11:00:30"))
    answer = await service.get_bars(symbol="X", resolution="60", from_time=0, to_time=10**13, count_back=9)
    first, second = (Bar(**bar.model_dump()) for bar in answer.bars)
    assert (utc("2024-03-01T10:00"), Decimal("1.5"), Decimal("2.5"), Decimal("1.25"), Decimal(2), Decimal(101)) == (
        first.time,
        first.open,
        first.high,
        first.low,
        first.close,
        first.volume,
    )
    assert (utc("2024-03-01T11:00"), False) == (second.time, second.final)
    info = await service.resolve_symbol(symbol="LOCAL:X")
    assert ("recorded", "24x7", "Etc/UTC", 100, 25) == (
        info.intraday,
        info.session,
        info.timezone,
        info.pricescale,
        info.minmov,
    )
    quote = service.prices.quote("X")
    assert quote is not None
    assert quote.bid == quote.ask == quote.last == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2024-01-01 00:00:00,1,2,0.5,x,1\n", "2: close 'x' is not a number"),
        ("2024-01-01 00:00:00,1,2,0.5,,1\n", "2: close '' is not a number"),
        ("2024-01-01 00:00:00,1,2,0.5,nan,1\n", "2: close 'nan' is not a number up to 1000000000000"),
        ("2024-01-01 00:00:00,1,2,0,1,1\n", "2: low '0' is not above zero"),
        ("2024-01-01 00:00:00,1,2,0.5,1.00000000001,1\n", "2: close '1.00000000001' has more than 10 decimals"),
        ("2024-01-01 00:00:00,1,2,1.5,2,1\n", "2: low 1.5 and high 2 do not enclose open 1 and close 2"),
        ("2024-01-01 00:00:00,1,2,1,2,-1\n", "2: volume -1 is below zero"),
        ("01/02/2024,1,2,1,2,1\n", "2: '01/02/2024' is not an ISO 8601 time"),
        ("2024-01-01 00:00:30,1,2,1,2,1\n", "2: '2024-01-01 00:00:30' is not a whole minute"),
        ("1969-01-01 00:00:00,1,2,1,2,1\n", "2: '1969-01-01 00:00:00' lies before 1970"),
        ("2024-01-01 00:00:00,1,2,1\n", "2: 4 values for 6 columns"),
        ("2024-01-01 00:00:00,100000000000,100000000000,1,1.00001,1\n", TOO_MANY_DIGITS),
        ("", "0: there are no rows"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_and_nothing_is_loaded(untouched: Store, tmp_path: Path, rows: str, expected: str) -> None:
    """File, row and reason are told."""
    assert [f"x.csv:{expected}"] == faults(untouched, written(tmp_path, rows))


def test_rows_must_go_forward_in_time(untouched: Store, tmp_path: Path) -> None:
    """A minute twice, or an earlier one, is refused; the minutes around it do not hide it."""
    rows = "".join(f"2024-01-01 00:0{minute}:00,1,1,1,1,1\n" for minute in (0, 1, 1, 2, 0, 3))
    message = "the time is not later than that of the row before"
    assert [f"x.csv:4: {message}", f"x.csv:6: {message}"] == faults(untouched, written(tmp_path, rows))


def test_ten_faults_are_listed_and_all_are_counted(untouched: Store, tmp_path: Path) -> None:
    """A hopeless file is not listed in full."""
    file = written(tmp_path, "now,1,1,1,1,1\n" * 25)
    with pytest.raises(LoadRejected) as rejected:
        load(untouched, file)
    assert (10, 25) == (len(rejected.value.faults), rejected.value.total)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("timestamp,open,high,close\n", "column 'low' is missing"),
        (
            "when,open,high,low,close\n",
            "no column holds the time: call it 'timestamp' or 'timestamp_utc' or 'time' or 'datetime' or 'date'",
        ),
    ],
)
def test_a_missing_column_is_named(untouched: Store, tmp_path: Path, header: str, message: str) -> None:
    """The header is judged with the first row."""
    row = ",".join(["1"] * len(header.split(","))) + "\n"
    assert [f"x.csv:2: {message}"] == faults(untouched, written(tmp_path, row, header=header))


def test_files_that_cannot_be_read_are_refused(untouched: Store, tmp_path: Path) -> None:
    """A wrong ending, no gzip, a cut gzip, no text, no Parquet: each is said, none is a crash."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.csv.gz").write_bytes(b"plain")
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(HEADER.encode() * 99)[:40])
    (tmp_path / "d.csv").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "e.parquet").write_bytes(b"PAR1")
    told = [faults(untouched, tmp_path / name)[0] for name in ("a.txt", "b.csv.gz", "c.csv.gz", "d.csv", "e.parquet")]
    assert "a.txt:0: the name must end in .csv, .csv.gz or .parquet" == told[0]
    assert all(":0: cannot be read: " in each for each in told[1:])


def test_bid_and_ask_must_go_together(untouched: Store, tmp_path: Path) -> None:
    """Another minute, a missing one, a bad one: the ask's file and row are named."""
    bid = written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n2024-01-01 00:01:00,1,1,1,1,1\n", name="bid.csv")
    other = written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n2024-01-01 00:02:00,1,1,1,1,1\n", name="other.csv")
    short = written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n", name="short.csv")
    bad = written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n2024-01-01 00:01:00,0,1,1,1,1\n", name="bad.csv")
    assert ["other.csv:3: the time is not that of its partner, row 3 of bid.csv"] == faults(untouched, bid, other)
    assert ["bid.csv:3: the files have not as many rows: this one has no partner"] == faults(untouched, bid, short)
    assert ["bad.csv:3: open '0' is not above zero"] == faults(untouched, bid, bad)


def test_a_symbol_is_only_replaced_on_demand(store: Store, tmp_path: Path) -> None:
    """A taken symbol is refused; replacing it leaves nothing of the old one, not even of an embedded stock."""
    file = written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n")
    with pytest.raises(LoadRejected, match="AAPL is in the database already: give --replace"):
        load(store, file, symbol="AAPL")
    assert load(store, file, symbol="AAPL", replace=True).replaced
    (apple,) = (each for each in store.instruments() if each.symbol == "AAPL")
    assert (Intraday.RECORDED, 1) == (apple.intraday, len(store.sessions("AAPL")))


def test_a_failed_replacement_leaves_the_old_data(store: Store, tmp_path: Path) -> None:
    """What was loaded before is still there after a bad file."""
    load(store, written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n"))
    before = store.minutes("X", 0, 10**15)
    with pytest.raises(LoadRejected):
        load(store, written(tmp_path, "2024-01-01 00:00:00,9,9,9,9,9\nx\n"), replace=True)
    assert before == store.minutes("X", 0, 10**15)
    assert 1 == len(before)


def test_a_failure_while_writing_rolls_everything_back(store: Store) -> None:
    """What a transaction removed is back after it failed."""
    before = (store.instruments(), store.sessions("AAPL"))
    with pytest.raises(RuntimeError), store.transaction():
        store.remove("AAPL")
        assert () == store.sessions("AAPL")
        raise RuntimeError
    assert before == (store.instruments(), store.sessions("AAPL"))


def test_parquet_is_read_like_csv(store: Store, tmp_path: Path) -> None:
    """Times with or without zone, decimals and doubles come out as written."""
    file = tmp_path / "x.parquet"
    duckdb.connect().execute(
        "COPY (SELECT TIMESTAMPTZ '2024-01-01 00:00:00+00' AS Timestamp, 1.57608::DOUBLE AS Open,"
        " 1.57610::DECIMAL(10,5) AS High, 1.5 AS Low, 1.576 AS Close, 7::BIGINT AS Volume)"
        f" TO '{file}' (FORMAT parquet)"
    )
    loaded = load(store, file)
    (minute,) = store.minutes("X", 0, 10**15)
    prices = [loaded.instrument.price(units) for units in minute[1:5]]
    assert [Decimal("1.57608"), Decimal("1.5761"), Decimal("1.5"), Decimal("1.576")] == prices
    assert (utc("2024-01-01T00:00"), 7) == (minute.time, minute.volume)


def test_a_tick_may_be_given(store: Store, tmp_path: Path) -> None:
    """A tick coarser or finer than the data's own step is kept exactly."""
    file = written(tmp_path, "2024-01-01 00:00:00,1.05,1.1,1,1,1\n")
    ticks = {given: load(store, file, tick=given, replace=True).instrument.tick for given in ("", "0.5", "0.001")}
    assert {"": Decimal("0.05"), "0.5": Decimal("0.5"), "0.001": Decimal("0.001")} == ticks


def test_a_break_of_half_an_hour_ends_a_session(store: Store, tmp_path: Path) -> None:
    """29 minutes without a trade do not; a session over midnight counts to the day it ends on."""
    times = ["01-01 23:00", "01-01 23:30", "01-02 00:05", "01-02 00:34"]
    file = written(tmp_path, "".join(f"2024-{time}:00,1,1,1,1,1\n" for time in times))
    midnight = utc("2024-01-02T00:00")
    bounds = [(each.opens, each.closes, each.day) for each in load(store, file).survey.sessions]
    assert [
        (midnight - HOUR, midnight - HOUR + MINUTE, midnight - 24 * HOUR),
        (midnight - HOUR // 2, midnight - HOUR // 2 + MINUTE, midnight - 24 * HOUR),
        (midnight + 5 * MINUTE, midnight + 35 * MINUTE, midnight),
    ] == bounds


def test_the_listing_is_kept(store: Store, tmp_path: Path) -> None:
    """Everything said about a symbol comes back from the database."""
    listing = Listing(
        symbol="Y",
        exchange="TEST",
        description="A test",
        type=InstrumentType.CRYPTO,
        currency="EUR",
        lot=Decimal("0.001"),
    )
    file = written(tmp_path, "2024-01-01 00:00:00,1,1,1,1,1\n")
    loaded = load_recording(store, Recording(file), listing=listing, replace=False)
    assert loaded.instrument in store.instruments()
    assert ("TEST:Y", Decimal("0.001"), Decimal(1000)) == (
        loaded.instrument.ticker,
        loaded.instrument.min_qty,
        loaded.instrument.max_qty,
    )
