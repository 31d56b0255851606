"""Compare the OpenAPI document that FastAPI makes of the running routes with the one that we emitted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tradegen.gates.compare import Direction, Side, differences
from tradegen_runtime.documents import JsonObject, JsonValue, items, section

METHODS: Final = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_RUNTIME_PROBLEM: Final = "#/components/schemas/ProblemDetails"
_ALWAYS_THERE: Final = frozenset({"422", "default"})
"""Answers of the runtime's own, which the two documents need not mention alike."""
_OF_ACCESS: Final = frozenset({"401", "403"})
"""Answers to whom an operation is not open: access is checked before FastAPI's routes, whose document lacks them."""


def rest_differences(found: JsonObject, wanted: JsonObject, bodies: Mapping[str, JsonObject]) -> Iterator[str]:
    """Yield a sentence for each way in which the served routes part from the emitted document.

    ``bodies`` are the schemas that operations read their bodies as, by operationId.
    """
    mine, theirs = dict(_operations(found)), dict(_operations(wanted))
    for name in sorted(theirs.keys() - mine.keys()):
        yield f"{name} is in the document, and the server does not serve it"
    for name in sorted(mine.keys() - theirs.keys()):
        yield f"{name} is served, and the document does not have it"
    for name in sorted(mine.keys() & theirs.keys()):
        compared = _Operation(mine[name], theirs[name], found, wanted)
        body = bodies.get(str(theirs[name].get("operationId")))
        for sentence in (*compared.facts(), *compared.parameters(), *compared.body(body), *compared.responses()):
            yield f"{name}: {sentence}"


def _operations(document: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    for path, operations in section(document, "paths").items():
        if isinstance(operations, Mapping):
            for method in METHODS:
                if isinstance(operation := operations.get(method), Mapping):
                    yield f"{method.upper()} {path}", operation


class _Operation:
    """One operation as it is served and as it is described."""

    def __init__(self, found: JsonObject, wanted: JsonObject, served: JsonObject, emitted: JsonObject) -> None:
        self._found, self._wanted = found, wanted
        self._served = section(section(served, "components"), "schemas")
        self._emitted = section(section(emitted, "components"), "schemas")

    def facts(self) -> Iterator[str]:
        for fact in ("operationId", "deprecated"):
            mine, theirs = self._found.get(fact), self._wanted.get(fact)
            if (mine or None) != (theirs or None):
                yield f"{fact} is {mine}, not {theirs}"

    def parameters(self) -> Iterator[str]:
        mine, theirs = _parameters(self._found), _parameters(self._wanted)
        for name in sorted(theirs.keys() - mine.keys()):
            yield f"{name} is in the document, and the server does not read it"
        for name in sorted(mine.keys() - theirs.keys()):
            yield f"{name} is read, and the document does not have it"
        for name in sorted(mine.keys() & theirs.keys()):
            required = bool(mine[name].get("required"))
            if required != bool(theirs[name].get("required")):
                yield f"{name} is {'required' if required else 'optional'} in the server only"
            schema = mine[name].get("schema")
            if not required:
                schema = without_null(schema)
            yield from self._schemas(name, schema, theirs[name].get("schema"), sent=False)

    def body(self, found: JsonObject | None) -> Iterator[str]:
        described = self._wanted.get("requestBody")
        wanted = _content(described)
        if found is None or wanted is None:
            if (found is None) != (wanted is None):
                yield "the request body is read by the server only" if found else "the server does not read the body"
            return
        parts = differences(Side(found, section(found, "$defs")), Side(wanted, self._emitted), Direction(sent=False))
        yield from (f"request body: {part}" for part in parts)

    def responses(self) -> Iterator[str]:
        mine, theirs = section(self._found, "responses"), section(self._wanted, "responses")
        more = mine.keys() - theirs.keys() - _ALWAYS_THERE
        closed = _OF_ACCESS if "security" in self._wanted else frozenset()
        less = theirs.keys() - mine.keys() - _ALWAYS_THERE - closed
        if more or less:
            yield f"it answers {', '.join(sorted(more)) or 'nothing'} instead of {', '.join(sorted(less)) or 'nothing'}"
        for status in sorted(mine.keys() & theirs.keys()):
            found, wanted = _content(mine[status]), _content(theirs[status])
            if isinstance(wanted, Mapping) and wanted.get("$ref") == _RUNTIME_PROBLEM:
                continue
            if (found is None) != (wanted is None):
                yield f"{status} has a body in the {'server' if found else 'document'} only"
            elif found is not None:
                yield from self._schemas(f"{status}", found, wanted, sent=True)

    def _schemas(self, name: str, found: JsonValue, wanted: JsonValue, *, sent: bool) -> Iterator[str]:
        for part in differences(
            Side(found, self._served), Side(wanted, self._emitted), Direction(sent=sent, exact=False)
        ):
            yield f"{name}: {part}"


def _parameters(operation: JsonObject) -> dict[str, JsonObject]:
    found = [one for one in items(operation, "parameters") if isinstance(one, Mapping)]
    return {f"{one.get('in')} parameter {one.get('name')}": one for one in found}


def _content(holder: JsonValue) -> JsonValue:
    """Return the only schema of a body or response, whatever its media type; ``None`` without content."""
    media = section(holder, "content") if isinstance(holder, Mapping) else {}
    schemas = [one["schema"] for one in media.values() if isinstance(one, Mapping) and "schema" in one]
    return schemas[0] if schemas else None


def without_null(schema: JsonValue) -> JsonValue:
    """Return the schema of what a query can carry: left out is its null."""
    if isinstance(schema, Mapping) and isinstance(options := schema.get("anyOf"), Sequence):
        kept = [one for one in options if one != {"type": "null"}]
        return {**schema, "anyOf": kept}
    return schema
