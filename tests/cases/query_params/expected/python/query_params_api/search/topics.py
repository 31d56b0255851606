"""Live topics of module ``search``."""

from fastws import OperationRouter

from query_params_api.search.service import SearchService


def topic_routers(service: SearchService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
