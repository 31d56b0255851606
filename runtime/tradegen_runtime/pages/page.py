"""The HTML of the pages: every text is escaped, every asset is ours."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template

from tradegen_runtime.pages.documented import Documented


def landing_html(title: str, version: str, documented: Iterable[Documented]) -> str:
    """Return the page that says what is served and where."""
    rows = "".join(f"<tr><th scope='row'>{escape(one.title)}</th><td>{_links(one)}</td></tr>" for one in documented)
    return _filled("landing.html", title=escape(title), version=escape(version), rows=rows)


def reference_html(title: str, documented: Documented) -> str:
    """Return the reference of one module or of a whole version; the script renders the documents into it."""
    return _filled(
        "reference.html",
        title=escape(documented.title if documented.title == title else f"{documented.title} · {title}"),
        openapi=escape(documented.openapi_url),
        asyncapi=escape(documented.asyncapi_url or ""),
        ws=escape(documented.ws_path or ""),
    )


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
