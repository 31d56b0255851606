"""Live topics of module ``status``."""

from fastws import OperationRouter

from shop_api.status.service import StatusService


def topic_routers(service: StatusService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
