"""Live topics of module ``switch_board``."""

from fastws import OperationRouter

from no_content_api.switch_board.service import SwitchService


def topic_routers(service: SwitchService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
