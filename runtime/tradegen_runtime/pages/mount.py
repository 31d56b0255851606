"""Put the human pages on an app."""

from typing import Final

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from tradegen_runtime.pages.documented import Documented, one_module, whole_version
from tradegen_runtime.pages.page import landing_html, reference_html
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
    app.mount(ASSETS, StaticFiles(packages=[("tradegen_runtime.pages", "static")]), name="tradegen-pages")
    _serve(app, "/", landing_html(site.title, site.version, [*whole, *modules]))
    for documented in (*whole, *modules):
        _serve_reference(app, site, documented)


def _serve_reference(app: FastAPI, site: Site, documented: Documented) -> None:
    html = reference_html(site.title, documented)
    _serve(app, documented.page_url, html)
    if documented.asyncapi_page_url is not None:
        _serve(app, documented.asyncapi_page_url, html)


def _serve(app: FastAPI, path: str, html: str) -> None:
    async def page() -> HTMLResponse:
        return HTMLResponse(html, headers=_HEADERS)

    app.add_api_route(path, page, include_in_schema=False)
