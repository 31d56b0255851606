"""Merge the OpenAPI and AsyncAPI documents of several modules into one; framework-free, standard library only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

JsonValue = None | bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
"""Any JSON value, as ``json.loads`` makes it; read-only."""

JsonObject = Mapping[str, JsonValue]
"""A JSON object; read-only."""

OPENAPI_VERSION: Final = "3.1.0"
ASYNCAPI_VERSION: Final = "3.0.0"


class DocumentConflict(ValueError):
    """Two documents describe the same name differently."""

    def __init__(self, section: str, name: str) -> None:
        self.section = section
        self.name = name
        super().__init__(f"{section}: {name!r} is described in two different ways")


def merge_openapi(documents: Iterable[JsonObject], *, title: str, version: str, description: str = "") -> JsonObject:
    """Put the OpenAPI documents of several modules together.

    Paths and tags keep the documents' order, components are sorted by name.

    Raises:
        DocumentConflict: a path or a component stands in two documents with different content.
    """
    found = tuple(documents)
    return {
        "openapi": OPENAPI_VERSION,
        "info": info(title, version, description),
        "paths": union("paths", (section(document, "paths") for document in found)),
        "components": merge_components(found),
        "tags": [tag for document in found for tag in items(document, "tags")],
    }


def merge_asyncapi(
    documents: Iterable[JsonObject],
    *,
    title: str,
    version: str,
    ws_path: str = "/api/v1/ws",
    description: str = "",
) -> JsonObject:
    """Put the AsyncAPI 3.0 documents of several modules together, all channels at the address ``ws_path``.

    Raises:
        DocumentConflict: a channel, operation or component stands in two documents with different content.
    """
    found = tuple(documents)
    return {
        "asyncapi": ASYNCAPI_VERSION,
        "info": info(title, version, description),
        "defaultContentType": "application/json",
        "channels": union("channels", (at_address(section(document, "channels"), ws_path) for document in found)),
        "operations": union("operations", (section(document, "operations") for document in found)),
        "components": merge_components(found),
    }


def info(title: str, version: str, description: str = "") -> JsonObject:
    """Build the ``info`` object that both kinds of document open with."""
    text = {"description": description} if description else {}
    return {"title": title, "version": version, **text}


def at_address(channels: JsonObject, ws_path: str) -> JsonObject:
    """Move every channel to the address ``ws_path``."""
    return {name: {**channel, "address": ws_path} for name, channel in channels.items() if isinstance(channel, Mapping)}


def merge_components(documents: Sequence[JsonObject]) -> JsonObject:
    """Merge each kind of component, sorted by name."""
    kinds = dict.fromkeys(kind for document in documents for kind in section(document, "components"))
    merged: dict[str, JsonValue] = {}
    for kind in kinds:
        found = union(
            f"components/{kind}",
            (section(section(document, "components"), kind) for document in documents),
        )
        merged[kind] = dict(sorted(found.items()))
    return merged


def union(name: str, parts: Iterable[JsonObject]) -> dict[str, JsonValue]:
    """Join objects whose common members are equal.

    Raises:
        DocumentConflict: a member differs; ``name`` says where.
    """
    joined: dict[str, JsonValue] = {}
    for part in parts:
        for key, value in part.items():
            known = joined.setdefault(key, value)
            if known is not value and known != value:
                raise DocumentConflict(name, key)
    return joined


def section(document: JsonObject, name: str) -> JsonObject:
    """The object ``name`` of ``document``; empty where it is missing."""
    value = document.get(name)
    return value if isinstance(value, Mapping) else {}


def items(document: JsonObject, name: str) -> Sequence[JsonValue]:
    """The array ``name`` of ``document``; empty where it is missing."""
    value = document.get(name)
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
