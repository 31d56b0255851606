"""The emitted documents, loaded."""

import orjson
from tests.specs.meaning import Json

from tradegen.emit.specs import Specs


def document(specs: Specs, path: str) -> dict[str, Json]:
    """The document at ``specs/<path>``."""
    content = next(file.content for file in specs.files if file.path == f"specs/{path}")
    found: dict[str, Json] = orjson.loads(content)
    return found


def within(value: Json, *path: str | int) -> Json:
    """What stands below ``value`` at ``path``."""
    for step in path:
        if isinstance(value, dict):
            value = value[str(step)]
        else:
            assert isinstance(value, list) and isinstance(step, int)
            value = value[step]
    return value


def references(value: Json) -> set[str]:
    """Every reference in a document."""
    match value:
        case dict():
            own = {str(value["$ref"])} if isinstance(value.get("$ref"), str) else set()
            return own.union(*(references(one) for one in value.values()))
        case list():
            return set().union(*(references(one) for one in value))
        case _:
            return set()


def dangling(found: dict[str, Json]) -> list[str]:
    """References of a document that lead nowhere."""
    return sorted(reference for reference in references(found) if not leads_somewhere(found, reference))


def leads_somewhere(found: Json, reference: str) -> bool:
    """Whether a reference of the document has something at its end."""
    for step in reference.removeprefix("#/").split("/"):
        if not isinstance(found, dict) or step not in found:
            return False
        found = found[step]
    return True
