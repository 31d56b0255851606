"""Which components of a document travel which way: to the server, from it, or both."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tradegen_runtime.documents import JsonObject, JsonValue, section


class Ways(msgspec.Struct, frozen=True):
    """Names of the components that clients send (``accepted``) and that they are sent (``sent``)."""

    accepted: frozenset[str]
    sent: frozenset[str]


def ways_of(openapi: JsonObject, asyncapi: JsonObject) -> Ways:
    """Return which components of a module's two documents travel which way."""
    accepted: list[JsonValue] = []
    sent: list[JsonValue] = []
    for operations in section(openapi, "paths").values():
        for operation in operations.values() if isinstance(operations, Mapping) else ():
            if isinstance(operation, Mapping):
                accepted += [operation.get("requestBody"), operation.get("parameters")]
                sent.append(operation.get("responses"))
    for name, message in section(section(asyncapi, "components"), "messages").items():
        (accepted if name.endswith((".subscribe", ".unsubscribe", ".snapshot")) else sent).append(message)
    components = [section(section(document, "components"), "schemas") for document in (asyncapi, openapi)]
    schemas = {**components[0], **components[1]}
    return Ways(accepted=_reached(accepted, schemas), sent=_reached(sent, schemas))


def _reached(roots: Sequence[JsonValue], schemas: JsonObject) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(_references(roots))
    while waiting:
        name = waiting.pop()
        if name not in found and name in schemas:
            found.add(name)
            waiting.extend(_references(schemas[name]))
    return frozenset(found)


def _references(value: JsonValue) -> Iterator[str]:
    if isinstance(value, Mapping):
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield reference.rpartition("/")[2]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _references(inner)
