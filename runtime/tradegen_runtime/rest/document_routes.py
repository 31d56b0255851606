"""Serves the emitted documents: each module's as emitted, and those of a whole API version merged."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tradegen_runtime.documents import JsonObject, merge_asyncapi, merge_openapi
from tradegen_runtime.site import Site, asyncapi_url, combined_ws_path, openapi_url

MEDIA_TYPE: Final = "application/json"


def document_router(site: Site) -> APIRouter:
    """Return the routes of the documents of every served module.

    Raises:
        FileNotFoundError: a package lacks a document.
        tradegen_runtime.documents.DocumentConflict: two modules describe one name differently.
    """
    router = APIRouter(include_in_schema=False)
    for version in site.versions:
        openapi: list[JsonObject] = []
        asyncapi: list[JsonObject] = []
        for module in site.of_version(version):
            document = _read(module.package, "openapi.json")
            openapi.append(_serve(router, openapi_url(version, module.name), document))
            if module.ws_path is not None:
                document = _read(module.package, "asyncapi.json")
                asyncapi.append(_serve(router, asyncapi_url(version, module.name), document))
        whole = merge_openapi(openapi, title=site.title, version=site.version)
        _serve(router, openapi_url(version), _dump(whole))
        if asyncapi:
            live = merge_asyncapi(
                asyncapi,
                title=site.title,
                version=site.version,
                ws_path=combined_ws_path(version),
            )
            _serve(router, asyncapi_url(version), _dump(live))
    return router


def _serve(router: APIRouter, url: str, document: bytes) -> JsonObject:
    router.add_route(url, _answer(document), methods=["GET"], include_in_schema=False)
    loaded: JsonObject = json.loads(document)
    return loaded


def _answer(document: bytes) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return Response(document, media_type=MEDIA_TYPE)

    return answer


def _read(package: str, name: str) -> bytes:
    return files(package).joinpath(name).read_bytes()


def _dump(document: JsonObject) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
