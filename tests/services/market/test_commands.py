"""Commands ``trading data …``."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from trading_services.cli import app
from trading_services.market.store import open_store

ROWS = "time,open,high,low,close\n2024-01-01T00:00,1,2,1,2\n2024-01-01T00:01,2,2,2,2\n"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a database may come to be."""
    return tmp_path / "new" / "market.duckdb"


def trading(*arguments: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_file_is_loaded_and_listed(tmp_path: Path, database: Path) -> None:
    """The summary says what was loaded and how to serve it; the list shows it beside the stocks."""
    file = tmp_path / "eur-usd_2024.csv"
    file.write_text(ROWS)
    done = trading("data", "load", file, "--database", database)
    expected = [
        "loaded LOCAL:EUR-USD: 2 minutes, 2024-01-01T00:00 to 2024-01-01T00:02 UTC",
        "  1 sessions, tick 1, lot 1",
        "  no volume is recorded: it counts as 0",
        f"  serve it with TRADING_MARKET_DATABASE={database} TRADING_REPLAY_START=2024-01-01T00:00",
    ]
    assert (0, expected, "") == (done.exit_code, done.stdout.splitlines(), done.stderr)
    listed = trading("data", "list", "--database", database)
    assert 6 == len(listed.stdout.splitlines())
    assert "LOCAL:EUR-USD" in listed.stdout


def test_a_bad_file_is_told_on_stderr(tmp_path: Path, database: Path) -> None:
    """The place, the reason, exit code 1, and a database without it."""
    file = tmp_path / "x.csv"
    file.write_text(ROWS + "2024-01-01T00:02,1,1,1,oops\n")
    done = trading("data", "load", file, "--database", database)
    assert (1, "") == (done.exit_code, done.stdout)
    assert [f"{file}:4: close 'oops' is not a number", "nothing was loaded"] == done.stderr.splitlines()
    with open_store(str(database)) as store:
        assert "X" not in {each.symbol for each in store.instruments()}


def test_a_symbol_is_replaced_when_told(tmp_path: Path, database: Path) -> None:
    """The second load of a symbol needs ``--replace``."""
    file = tmp_path / "x.csv"
    file.write_text(ROWS)
    codes = [
        trading("data", "load", file, "--database", database, *extra).exit_code for extra in ((), (), ("--replace",))
    ]
    assert [0, 1, 0] == codes


@pytest.mark.parametrize(
    "options",
    [("--symbol", "a b"), ("--tick", "0"), ("--lot", "x"), ("--exchange", "A:B"), ("--type", "house"), ("--ask", "no")],
)
def test_wrong_options_are_a_usage_error(tmp_path: Path, database: Path, options: tuple[str, str]) -> None:
    """Exit code 2, and nothing is made."""
    file = tmp_path / "x.csv"
    file.write_text(ROWS)
    assert 2 == trading("data", "load", file, "--database", database, *options).exit_code
    assert not database.exists()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A wrong path is said in a sentence."""
    other = tmp_path / "other.duckdb"
    other.write_text("no database")
    for command in (("list",), ("load", other)):
        done = trading("data", *command, "--database", other)
        assert 1 == done.exit_code
        assert str(other) in done.stderr
    missing = trading("data", "list", "--database", tmp_path / "missing.duckdb")
    assert (1, True) == (missing.exit_code, "no such file" in missing.stderr)
