"""Live topics of module ``broker``."""

from fastws import OperationRouter

from public_names_api.broker.service import BrokerService


def topic_routers(service: BrokerService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
