"""Live topics of module ``notes``."""

from fastws import OperationRouter

from rest_minimal_api.notes.service import NotesService


def topic_routers(service: NotesService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
