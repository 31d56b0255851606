"""docs/market-data.md: the example loads, the settings and the symbols are those that there are."""

import re
import shlex
import sys
from pathlib import Path

from tests.onboarding.markdown import blocks, table
from tests.onboarding.process import run
from tests.onboarding.repository import ROOT

from trading_services.market.embedded import embedded_sessions
from trading_services.market.opening import DEFAULT_SPEED, DEFAULT_START

PAGE = (ROOT / "docs" / "market-data.md").read_text(encoding="utf-8")
SETTINGS = {name.strip("`"): default for name, default, _ in table(PAGE, "variable", "default", "says")}


def test_example_prints_what_the_page_shows(tmp_path: Path) -> None:
    """Loading the page's file with the page's command prints the page's lines."""
    (bars,), (command,), (printed,) = (blocks(PAGE, language) for language in ("csv", "sh", "text"))
    (tmp_path / "GOLD.csv").write_text(bars.text)
    _, *words = shlex.split(command.text)
    loaded = run(sys.executable, "-c", "from trading_services.cli import main; main()", *words, cwd=tmp_path)
    assert (loaded.stdout, loaded.stderr) == (printed.text, "")


def test_settings_are_those_that_are_read() -> None:
    """The tables have every variable that the services read, and the clock's real defaults."""
    sources = (ROOT / "runtime" / "trading_services").rglob("*.py")
    read = {name for file in sources for name in re.findall(r"TRADING_[A-Z]+_[A-Z_]+", file.read_text())}
    assert read == set(SETTINGS)
    assert (f"`{DEFAULT_START}`", f"`{DEFAULT_SPEED}`") == (
        SETTINGS["TRADING_REPLAY_START"],
        SETTINGS["TRADING_REPLAY_SPEED"],
    )


def test_embedded_symbols_are_those_that_ship() -> None:
    """The table has the days of every embedded symbol."""
    shown = {
        symbol.strip("`").partition(":")[2]: days for symbol, days, _, _ in table(PAGE, "symbol", "days", "from", "to")
    }
    assert {symbol: f"{len(sessions):,}" for symbol, sessions in embedded_sessions().items()} == shown
