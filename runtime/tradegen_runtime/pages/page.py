"""The HTML of the pages: every text is escaped, every asset is ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from tradegen_runtime.pages.documented import Documented
from tradegen_runtime.site import Site


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that the application adds to those of its documents; ``url`` as a browser follows it."""

    title: str
    url: str


def landing_html(site: Site, documented: Iterable[Documented], own: Iterable[OwnPage]) -> str:
    """Return the page that says what is served and where."""
    rows = [_row(f"{escape(one.title)} <small>{escape(one.version)}</small>", _links(one)) for one in documented]
    rows += [_row(escape(page.title), f"<a href='{escape(page.url)}'>{escape(page.url)}</a>") for page in own]
    return _filled("landing.html", title=escape(site.title), version=escape(site.version), rows="".join(rows))


def reference_html(title: str, documented: Documented) -> str:
    """Return the reference of one module or of a whole version; the script renders the documents into it."""
    return _filled(
        "reference.html",
        title=escape(" · ".join(dict.fromkeys((documented.title, title, documented.version)))),
        openapi=escape(documented.openapi_url),
        asyncapi=escape(documented.asyncapi_url or ""),
        ws=escape(documented.ws_path or ""),
    )


def _row(title: str, links: str) -> str:
    return f"<tr><th scope='row'>{title}</th><td>{links}</td></tr>"


def _links(documented: Documented) -> str:
    named = [
        ("Reference", documented.page_url),
        ("OpenAPI", documented.openapi_url),
        ("AsyncAPI", documented.asyncapi_url),
    ]
    return " · ".join(f"<a href='{escape(url)}'>{name}</a>" for name, url in named if url)


def _filled(name: str, **markup: str) -> str:
    shell = files(__package__).joinpath("static", name).read_text(encoding="utf-8")
    return Template(shell).substitute(markup)
