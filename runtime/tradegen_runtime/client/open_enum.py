"""Enums as a client reads them: a value that a newer server knows is kept, not refused."""

from collections.abc import Callable, Mapping
from typing import Final, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, JsonValue, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tradegen_runtime.client.unknown import Decoding

UNKNOWN_MEMBER: Final = "unknown_member"
"""Type of the error by which the place of an unknown value is found."""

REFUSE: Final = object()
"""Context of a validation that refuses unknown values, so that Pydantic says where they stand."""


class OpenEnum:
    """Marks ``Side | str``: a known value becomes a member, any other stays the JSON value it is.

    Its JSON schema is the enum's: what the server of this version sends.
    """

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A union that asks the enum first; the first argument of ``source`` is the enum."""
        known, *others = get_args(source)
        strangers = (_stranger(other, strict=len(others) > 1) for other in others)
        return core_schema.union_schema([handler.generate_schema(known), *strangers], mode="left_to_right")

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the enum."""
        if schema["type"] != "union":
            raise TypeError(f"not the schema of an open enum: {schema['type']}")
        known = schema["choices"][0]
        return handler(known[0] if isinstance(known, tuple) else known)


OPEN: Final = OpenEnum()
"""The mark of every open enum."""

_KINDS: Final[Mapping[type, Callable[..., CoreSchema]]] = {
    str: core_schema.str_schema,
    int: core_schema.int_schema,
    float: core_schema.float_schema,
    bool: core_schema.bool_schema,
}


def _stranger(kind: type, *, strict: bool) -> CoreSchema:
    """A value of ``kind`` that is noted; ``strict`` where others could be taken for it (``true`` for 1)."""
    return core_schema.with_info_after_validator_function(_note, _KINDS[kind](strict=strict))


def _note(value: JsonValue, info: ValidationInfo) -> JsonValue:
    if info.context is REFUSE:
        raise PydanticCustomError(UNKNOWN_MEMBER, "not a member of the enum")
    if isinstance(info.context, Decoding):
        info.context.strangers.append(value)
    return value
