"""Where people and programs find the documents of one module, or of a whole API version."""

from dataclasses import dataclass

from tradegen_runtime.site import ServedModule, Site, asyncapi_url, combined_ws_path, openapi_url


@dataclass(frozen=True, kw_only=True, slots=True)
class Documented:
    """Addresses to show; those of the live part are ``None`` where there is no topic."""

    title: str
    version: str
    page_url: str
    openapi_url: str
    asyncapi_url: str | None
    ws_path: str | None

    @property
    def asyncapi_page_url(self) -> str | None:
        """Address of the page that describes the live topics: that of the document without its suffix."""
        return None if self.asyncapi_url is None else self.asyncapi_url.removesuffix(".json")


def whole_version(site: Site, version: str) -> Documented:
    """Return the documents of all served modules of one API version."""
    live = any(module.ws_path for module in site.of_version(version))
    return Documented(
        title=site.title,
        version=version,
        page_url=_page_url(openapi_url(version)),
        openapi_url=openapi_url(version),
        asyncapi_url=asyncapi_url(version) if live else None,
        ws_path=combined_ws_path(version) if live else None,
    )


def one_module(module: ServedModule) -> Documented:
    """Return the documents of one module."""
    return Documented(
        title=module.title or module.name,
        version=module.version,
        page_url=_page_url(openapi_url(module.version, module.name)),
        openapi_url=openapi_url(module.version, module.name),
        asyncapi_url=asyncapi_url(module.version, module.name) if module.ws_path else None,
        ws_path=module.ws_path,
    )


def _page_url(document_url: str) -> str:
    return document_url.replace("openapi.json", "docs")
