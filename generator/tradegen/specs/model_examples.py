"""A model's examples as one view of it has them: the user writes them once, mostly as requests."""

from collections.abc import Iterator, Sequence

import msgspec
import orjson

from tradegen.ir import Model
from tradegen_runtime.documents import JsonObject, JsonValue


class Member(msgspec.Struct, frozen=True):
    """A member of an object in one view; ``default`` is JSON, and ``None`` where there is none to show."""

    name: str
    required: bool
    default: str | None


def model_examples(model: Model, members: Sequence[Member]) -> Iterator[JsonValue]:
    """Yield the examples with the defaults that the view always has; one that still lacks a member is left out."""
    for text in model.examples:
        example = orjson.loads(text)
        if not isinstance(example, dict):
            yield example
        elif (whole := _completed(example, members)) is not None:
            yield whole


def _completed(example: JsonObject, members: Sequence[Member]) -> JsonObject | None:
    """Return the example in the order of the members, what was written beside them last."""
    found: dict[str, JsonValue] = {}
    for member in members:
        if member.name in example:
            found[member.name] = example[member.name]
        elif member.required:
            if member.default is None:
                return None
            found[member.name] = orjson.loads(member.default)
    return {**found, **example}
