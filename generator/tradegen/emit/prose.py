"""Put the user's own words together for docstrings: summary, description, what each argument is, what is raised."""

from collections.abc import Iterable

from tradegen.emit.code import Code
from tradegen.emit.printers import py_docstring
from tradegen.ir import Route


def docstring(
    summary: str,
    description: str = "",
    *,
    indent: int,
    arguments: Iterable[tuple[str, str]] = (),
    raises: Iterable[tuple[str, str]] = (),
) -> Code:
    """Print a docstring of up to four parts; ``arguments`` and ``raises`` are pairs of name and text, in order."""
    parts = [summary.strip(), description.strip(), _section("Args", arguments), _section("Raises", raises)]
    return py_docstring("\n\n".join(part for part in parts if part), indent)


def declared_errors(route: Route, error: str) -> tuple[tuple[str, str], ...]:
    """Return what to say of the error statuses that ``route`` declares, each of them raised as class ``error``."""
    statuses = ", ".join(str(found.status) for found in route.errors)
    return ((error, f"With status {statuses}."),) if statuses else ()


def _section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    lines = [f"    {name}: {' '.join(text.split())}" for name, text in entries if text.strip()]
    return "\n".join([f"{title}:", *lines]) if lines else ""
