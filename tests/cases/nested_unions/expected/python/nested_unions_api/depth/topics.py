"""Live topics of module ``depth``."""

from fastws import OperationRouter

from nested_unions_api.depth.service import DepthService


def topic_routers(service: DepthService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
