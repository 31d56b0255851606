"""Live topics of module ``stones``."""

from fastws import OperationRouter

from frozen_models_api.stones.service import StonesService


def topic_routers(service: StonesService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
