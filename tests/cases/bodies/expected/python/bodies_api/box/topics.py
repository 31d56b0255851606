"""Live topics of module ``box``."""

from fastws import OperationRouter

from bodies_api.box.service import BoxService


def topic_routers(service: BoxService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
