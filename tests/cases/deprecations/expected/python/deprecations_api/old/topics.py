"""Live topics of module ``old``."""

from fastws import OperationRouter

from deprecations_api.old.service import OldService


def topic_routers(service: OldService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
