"""Put the human pages on an app."""

from collections.abc import Callable
from typing import Final

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from tradegen_runtime.pages.documented import Documented, one_module, whole_version
from tradegen_runtime.pages.page import OwnPage, landing_html, reference_html
from tradegen_runtime.site import Site

ASSETS: Final = "/_tradegen"
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
}


def mount_pages(app: FastAPI, site: Site) -> None:
    """Serve a landing page at ``/``, a reference for each module and version, and their assets."""
    whole = [whole_version(site, version) for version in site.versions]
    modules = [one_module(module) for module in site.modules]
    own: list[OwnPage] = []
    app.state.own_pages = own
    app.mount(ASSETS, StaticFiles(packages=[("tradegen_runtime.pages", "static")]), name="tradegen-pages")
    _serve(app, "/", lambda: landing_html(site, [*whole, *modules], own))
    for documented in (*whole, *modules):
        _serve_reference(app, site, documented)


def link_own_page(app: FastAPI, *, title: str, url: str) -> None:
    """Name a page of the application's own, such as its front end, on the landing page of an assembled ``app``."""
    app.state.own_pages.append(OwnPage(title, url))


def _serve_reference(app: FastAPI, site: Site, documented: Documented) -> None:
    html = reference_html(site.title, documented)
    _serve(app, documented.page_url, lambda: html)
    if documented.asyncapi_page_url is not None:
        _serve(app, documented.asyncapi_page_url, lambda: html)


def _serve(app: FastAPI, path: str, html: Callable[[], str]) -> None:
    async def page() -> HTMLResponse:
        return HTMLResponse(html(), headers=_HEADERS)

    app.add_api_route(path, page, include_in_schema=False)
