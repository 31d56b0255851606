"""Put the user's own words together for docstrings: summary, description, then what each argument is."""

from collections.abc import Iterable

from tradegen.emit.code import Code
from tradegen.emit.printers import py_docstring


def docstring(summary: str, description: str = "", *, indent: int, arguments: Iterable[tuple[str, str]] = ()) -> Code:
    """Print a docstring of up to three parts; ``arguments`` are pairs of name and text, in the order they stand."""
    parts = [summary.strip(), description.strip(), _section(arguments)]
    return py_docstring("\n\n".join(part for part in parts if part), indent)


def _section(arguments: Iterable[tuple[str, str]]) -> str:
    lines = [f"    {name}: {' '.join(text.split())}" for name, text in arguments if text.strip()]
    return "\n".join(["Args:", *lines]) if lines else ""
