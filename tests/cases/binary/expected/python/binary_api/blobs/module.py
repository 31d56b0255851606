"""Module ``blobs`` v1: its facts and its routers."""

from typing import Final

from binary_api.blobs.rest import rest_router
from binary_api.blobs.service import BlobsService
from binary_api.blobs.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BlobsModule:
    """Module ``blobs`` v1: blobs."""

    name: Final = "blobs"
    version: Final = "v1"
    title: Final = "blobs"
    base: Final = "/api/v1/blobs"
    ws_path: Final = "/api/v1/blobs/ws"
    always_on: Final = False
    package: Final = "binary_api.blobs"

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
