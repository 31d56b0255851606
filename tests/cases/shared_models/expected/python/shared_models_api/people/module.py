"""Module ``people`` v1: its facts and its routers."""

from typing import Final

from shared_models_api.people.rest import rest_router
from shared_models_api.people.service import PeopleService
from shared_models_api.people.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class PeopleModule:
    """Module ``people`` v1: people."""

    name: Final = "people"
    version: Final = "v1"
    title: Final = "people"
    base: Final = "/api/v1/people"
    ws_path: Final = "/api/v1/people/ws"
    always_on: Final = False
    package: Final = "shared_models_api.people"

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
