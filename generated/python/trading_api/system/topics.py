"""Live topics of module ``system``."""

from fastws import OperationRouter

from trading_api.system.service import SystemService


def topic_routers(service: SystemService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
