"""Live topics of module ``dial``."""

from fastws import OperationRouter

from literals_api.dial.service import DialService


def topic_routers(service: DialService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
