"""Live topics of module ``shelf``."""

from fastws import OperationRouter

from path_params_api.shelf.service import ShelfService


def topic_routers(service: ShelfService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
