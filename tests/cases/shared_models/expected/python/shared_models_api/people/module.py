"""Module ``people`` v1: its facts and its routers."""

from typing import ClassVar

from shared_models_api.people.rest import rest_router
from shared_models_api.people.service import PeopleService
from shared_models_api.people.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class PeopleModule:
    """Module ``people`` v1: people."""

    name: ClassVar[str] = "people"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "people"
    base: ClassVar[str] = "/api/v1/people"
    ws_path: ClassVar[str] = "/api/v1/people/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "shared_models_api.people"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``PeopleService``.
        """
        if not isinstance(service, PeopleService):
            raise wrong_service(self.name, service, PeopleService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )
