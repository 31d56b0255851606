"""The Python client in every scenario, over real sockets and with a clock that stands still."""

import pytest
from tests.clients.player import Player
from tests.clients.scenario import Scenario, read_scenarios
from tests.clients.scripted_server import scripted_server

SCENARIOS = read_scenarios()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.name for scenario in SCENARIOS])
async def test_scenario(scenario: Scenario) -> None:
    """The client does what the scenario says, step by step, and leaves nothing behind."""
    async with scripted_server() as server:
        player = Player(scenario, server)
        try:
            await player.play()
        finally:
            await player.core.aclose()
