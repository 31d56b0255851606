"""Live topics of module ``people``."""

from fastws import OperationRouter

from shared_models_api.people.service import PeopleService


def topic_routers(service: PeopleService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
