"""Live topics of module ``open_world``."""

from fastws import OperationRouter

from extra_members_api.open_world.service import OpenWorldService


def topic_routers(service: OpenWorldService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
