"""A broker on a scripted market."""

import pytest
from tests.services.broker.rig import Rig


@pytest.fixture
def rig() -> Rig:
    """A margin account with 100 000, no commission, at a price of 100."""
    return Rig()
