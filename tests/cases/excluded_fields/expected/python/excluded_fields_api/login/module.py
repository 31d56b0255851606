"""Module ``login`` v1: its facts and its routers."""

from typing import ClassVar

from excluded_fields_api.login.rest import rest_router
from excluded_fields_api.login.service import LoginService
from excluded_fields_api.login.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class LoginModule:
    """Module ``login`` v1: login."""

    name: ClassVar[str] = "login"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "login"
    base: ClassVar[str] = "/api/v1/login"
    ws_path: ClassVar[str] = "/api/v1/login/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "excluded_fields_api.login"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``LoginService``.
        """
        if not isinstance(service, LoginService):
            raise wrong_service(self.name, service, LoginService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )
