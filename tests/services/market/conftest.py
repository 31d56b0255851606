"""The embedded data, opened once."""

from collections.abc import Iterator

import pytest
from tests.services.market.fake_time import FakeTime

from trading_services.market.instrument import Instrument
from trading_services.market.store import Store, open_store
from trading_services.market.tape import Tape


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """A database in memory, as it begins."""
    with open_store() as opened:
        yield opened


@pytest.fixture(scope="session")
def tape(store: Store) -> Tape:
    """The embedded stocks."""
    return Tape(store)


@pytest.fixture(scope="session")
def apple(tape: Tape) -> Instrument:
    """AAPL."""
    instrument = tape.instrument("AAPL")
    assert instrument is not None
    return instrument


@pytest.fixture
def real_time() -> FakeTime:
    """Real time, in the test's hand."""
    return FakeTime()
