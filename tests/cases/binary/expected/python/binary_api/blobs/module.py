"""Module ``blobs`` v1: its facts and its routers."""

from typing import ClassVar

from binary_api.blobs.rest import rest_router
from binary_api.blobs.service import BlobsService
from binary_api.blobs.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BlobsModule:
    """Module ``blobs`` v1: blobs."""

    name: ClassVar[str] = "blobs"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "blobs"
    base: ClassVar[str] = "/api/v1/blobs"
    ws_path: ClassVar[str] = "/api/v1/blobs/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "binary_api.blobs"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``BlobsService``.
        """
        if not isinstance(service, BlobsService):
            raise wrong_service(self.name, service, BlobsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )
