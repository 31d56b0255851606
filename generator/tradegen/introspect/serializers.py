"""What a custom serializer says of the output."""

import enum
from collections.abc import Callable

from tradegen.introspect.field_names import Schema

_TEXT_KINDS = frozenset(("to-string", "format"))
_STRUCTURAL_KINDS = frozenset(("model", "include-exclude-sequence", "include-exclude-dict"))


class Output(enum.Enum):
    """How a node's ``serialization`` bears on its Out view."""

    UNCHANGED = enum.auto()
    RETURNED = enum.auto()  # the serializer's return schema
    UNTOLD = enum.auto()  # a serializer of the user without return type
    TEXT = enum.auto()
    RUNTIME = enum.auto()  # SerializeAsAny: whatever the value is
    SIMPLE = enum.auto()  # a scalar kind named by the node
    SECRET = enum.auto()


def output_of(serialization: Schema) -> Output:
    """What the Out view of a node with this ``serialization`` rests on."""
    kind = serialization["type"]
    if kind in _TEXT_KINDS:
        return Output.TEXT
    if kind in _STRUCTURAL_KINDS:
        return Output.UNCHANGED
    if kind == "any":
        return Output.RUNTIME
    if kind not in ("function-plain", "function-wrap"):
        return Output.SIMPLE
    function = serialization["function"]
    if serialization.get("return_schema") is not None:
        return Output.RETURNED
    if not is_pydantic(function):
        return Output.UNTOLD
    return Output.SECRET if "secret" in getattr(function, "__name__", "") else Output.UNCHANGED


def is_pydantic(function: Callable[..., object]) -> bool:
    """Whether Pydantic itself brought this validator or serializer."""
    return (getattr(function, "__module__", None) or "").partition(".")[0] == "pydantic"


def keeps_null(serialization: Schema) -> bool:
    """Whether the serializer is passed by where the value is ``None``."""
    return serialization.get("when_used") in ("unless-none", "json-unless-none")


def serializer_name(serialization: Schema) -> str:
    """The serializer as its author called it."""
    function = serialization["function"]
    return getattr(function, "__name__", type(function).__name__)
