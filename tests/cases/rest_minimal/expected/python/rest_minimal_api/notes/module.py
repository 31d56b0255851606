"""Module ``notes`` v1: its facts and its routers."""

from typing import ClassVar

from rest_minimal_api.notes.rest import rest_router
from rest_minimal_api.notes.service import NotesService
from rest_minimal_api.notes.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class NotesModule:
    """Module ``notes`` v1: notes."""

    name: ClassVar[str] = "notes"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "notes"
    base: ClassVar[str] = "/api/v1/notes"
    ws_path: ClassVar[str] = "/api/v1/notes/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "rest_minimal_api.notes"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``NotesService``.
        """
        if not isinstance(service, NotesService):
            raise wrong_service(self.name, service, NotesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )
