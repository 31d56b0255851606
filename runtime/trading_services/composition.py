"""The one place that knows all contexts: builds the services and hands them to each other."""

from tradegen_runtime.service_context import ServiceContext
from trading_services.broker.service import BrokerService
from trading_services.market.opening import open_datafeed
from trading_services.market.service import DatafeedService
from trading_services.system.service import SystemService


def datafeed(context: ServiceContext) -> DatafeedService:
    """Build the datafeed by the operator's settings."""
    return open_datafeed(context.setting)


def broker(context: ServiceContext) -> BrokerService:
    """Build the broker on the datafeed's prices; the datafeed plays even where only the broker is served."""
    feed = context.get("datafeed")
    if not isinstance(feed, DatafeedService):
        raise TypeError(f"the broker needs the datafeed's prices, not a {type(feed).__name__}")
    return BrokerService(prices=feed.prices, setting=context.setting)


def system(context: ServiceContext) -> SystemService:
    """Build the system service on what is served."""
    return SystemService(context)
