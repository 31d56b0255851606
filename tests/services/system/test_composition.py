"""How the services are put together."""

import pytest

from tradegen_runtime.module import ModuleFacts
from tradegen_runtime.service_context import ServiceContext
from trading_services import composition
from trading_services.market.service import DatafeedService

FACTORIES = {
    "broker": "trading_services.composition:broker",
    "datafeed": "trading_services.composition:datafeed",
    "system": "trading_services.composition:system",
}


async def test_the_broker_brings_the_datafeed_with_it() -> None:
    """Served alone, the broker still has prices: the datafeed is built first, so that it is entered first."""
    context = ServiceContext(FACTORIES, environment={"TRADING_REPLAY_PAUSED": "true"})
    broker, feed = context.get("broker"), context.get("datafeed")
    assert isinstance(feed, DatafeedService)
    assert [feed, broker] == list(context.lifetimes)
    async with feed:
        assert (await feed.get_replay()).paused


async def test_the_system_sees_all_modules() -> None:
    """Health asks the services that the context built."""
    modules = (ModuleFacts("datafeed", "v1", "Market data"),)
    context = ServiceContext(FACTORIES, modules=modules, environment={})
    feed = context.get("datafeed")
    assert isinstance(feed, DatafeedService)
    async with feed:
        found = await composition.system(context).get_health()
    assert ["datafeed"] == [check.name for check in found.checks]


def test_a_foreign_datafeed_cannot_feed_the_broker() -> None:
    """A replaced datafeed that has no price feed is told at the start, not at the first order."""
    context = ServiceContext({**FACTORIES, "datafeed": lambda context: object()}, environment={})
    with pytest.raises(TypeError, match="the broker needs the datafeed's prices"):
        context.get("broker")
