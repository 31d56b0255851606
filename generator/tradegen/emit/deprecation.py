"""That something is on its way out, in a sentence for readers of the clients."""

from tradegen.emit.code import Code, compose
from tradegen.emit.printers import py_str
from tradegen.ir import Deprecation


def deprecation_text(deprecated: Deprecation) -> str:
    """Return ``since 2026-01-15; ends on 2026-07-01; use x; see https://…``; empty where nothing is said."""
    parts = (
        f"since {deprecated.since}" if deprecated.since else "",
        f"ends on {deprecated.sunset}" if deprecated.sunset else "",
        " ".join(deprecated.note.split()).rstrip("."),
        f"see {deprecated.link}" if deprecated.link else "",
    )
    return "; ".join(part for part in parts if part)


def deprecation_message(name: str, deprecated: Deprecation) -> str:
    """Return what a type checker says of a call, short enough for a line: ``placeOrder is deprecated``."""
    end = f" and ends on {deprecated.sunset}" if deprecated.sunset else ""
    return f"{name} is deprecated{end}"


def retirement_arguments(deprecated: Deprecation) -> tuple[Code, ...]:
    """Spell ``since="2026-01-15"``, ``sunset="2026-07-01"`` for the runtime; nothing where the wire shows nothing."""
    found = []
    if deprecated.since:
        found.append(compose("since={}", py_str(deprecated.since)))
    if deprecated.sunset:
        found.append(compose("sunset={}", py_str(deprecated.sunset)))
    if deprecated.link:
        found.append(compose("link={}", py_str(deprecated.link)))
    return tuple(found)
