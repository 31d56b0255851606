"""Module ``words`` v1: its facts and its routers."""

from typing import ClassVar

from reserved_words_api.words.rest import rest_router
from reserved_words_api.words.service import Service
from reserved_words_api.words.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class WordsModule:
    """Module ``words`` v1: words."""

    name: ClassVar[str] = "words"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "words"
    base: ClassVar[str] = "/api/v1/words"
    ws_path: ClassVar[str] = "/api/v1/words/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "reserved_words_api.words"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``Service``.
        """
        if not isinstance(service, Service):
            raise wrong_service(self.name, service, Service)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )
