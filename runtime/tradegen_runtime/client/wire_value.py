"""Python values as they travel: JSON, aliases for names, what was never set left out."""

import math
from collections.abc import Mapping

from pydantic import BaseModel, JsonValue, RootModel
from pydantic_core import to_jsonable_python

from tradegen_runtime.client.errors import ClientArgumentError


def wire_value(value: object) -> JsonValue:
    """Turn a value into JSON by wire name.

    A model's field that was never set and is ``None`` is left out: the caller said nothing about it, and
    ``null`` need not be allowed. A ``None`` the caller did set is sent, as are defaults, which may be
    the tag of a union.
    """
    dumped: JsonValue = to_jsonable_python(value, by_alias=True)
    _drop_unset_nulls(value, dumped)
    return dumped


def _drop_unset_nulls(value: object, dumped: JsonValue) -> None:
    match value:
        case RootModel():
            _drop_unset_nulls(value.root, dumped)
        case BaseModel() if isinstance(dumped, dict):
            _drop_of_model(value, dumped)
        case Mapping() if isinstance(dumped, dict):
            for item, inner in zip(value.values(), dumped.values(), strict=True):
                _drop_unset_nulls(item, inner)
        case list() | tuple() if isinstance(dumped, list):
            for item, inner in zip(value, dumped, strict=True):
                _drop_unset_nulls(item, inner)
        case _:
            pass


def _drop_of_model(model: BaseModel, dumped: dict[str, JsonValue]) -> None:
    values = vars(model)  # an attribute that is deprecated would warn
    for name, info in type(model).model_fields.items():
        wire_name = info.serialization_alias or info.alias or name
        item = values.get(name)
        if item is None and name not in model.model_fields_set:
            dumped.pop(wire_name, None)
        elif wire_name in dumped:
            _drop_unset_nulls(item, dumped[wire_name])


def wire_params(params: object) -> JsonValue:
    """Turn topic params into JSON: a mapping of wire names without its ``None`` members, or a model."""
    if isinstance(params, Mapping):
        return wire_value({name: value for name, value in params.items() if value is not None})
    return wire_value(params)


def wire_text(name: str, value: object) -> str:
    """Print one scalar of a path or a query.

    Raises:
        ClientArgumentError: the value is not a scalar, not finite, or no text of Unicode.
    """
    match to_jsonable_python(value):
        case bool(flag):
            return "true" if flag else "false"
        case str(text) if text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text):
            return text
        case int() | float() as number if math.isfinite(number):
            return str(number)
        case _:
            raise ClientArgumentError(f"{name}: {value!r} has no text form in a URL")
