"""Reads what a server sent, and tells of enum values that this client does not know."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import JsonValue, TypeAdapter, ValidationError
from pydantic_core import from_json

from tradegen_runtime.client.open_enum import REFUSE, UNKNOWN_MEMBER
from tradegen_runtime.client.unknown import Decoding

T = TypeVar("T")

Loc = Sequence[int | str]


def read(adapter: TypeAdapter[T], content: bytes, decoding: Decoding) -> T:
    """Decode ``content``.

    Raises:
        ValidationError: it has another shape.
    """
    decoding.strangers.clear()
    value = adapter.validate_json(content, context=decoding)
    if decoding.strangers:
        for path, stranger in dict(strangers(adapter, content)).items():
            decoding.found("enum", path, stranger)
    return value


def strangers(adapter: TypeAdapter[T], content: bytes) -> Iterator[tuple[str, JsonValue]]:
    """Yield the unknown enum values with where they stand, by decoding once more; this is rare."""
    try:
        adapter.validate_json(content, context=REFUSE)
    except ValidationError as refused:
        document = from_json(content)
        for error in refused.errors(include_url=False, include_context=False):
            if error["type"] == UNKNOWN_MEMBER:
                yield pointer(document, error["loc"]), error["input"]


def pointer(document: JsonValue, loc: Loc) -> str:
    """The JSON Pointer (RFC 6901) of an error: its steps into the document, without the names of unions' members."""
    parts: list[str] = []
    node = document
    for step in loc:
        match node:
            case dict() if isinstance(step, str) and step in node:
                node = node[step]
            case list() if isinstance(step, int) and step < len(node):
                node = node[step]
            case _:
                continue
        parts.append(str(step).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{part}" for part in parts)
