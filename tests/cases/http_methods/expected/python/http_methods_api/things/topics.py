"""Live topics of module ``things``."""

from fastws import OperationRouter

from http_methods_api.things.service import ThingsService


def topic_routers(service: ThingsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
