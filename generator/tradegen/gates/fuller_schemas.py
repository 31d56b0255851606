"""Pydantic's schemas with what they do not say: numbers that may be text, times without zone, values that combine.

Pydantic is imported when asked for: this module belongs to the child process, and importing it costs a build.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Flag
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pydantic.json_schema import GenerateJsonSchema
    from pydantic_core.core_schema import DatetimeSchema, EnumSchema, FloatSchema

FLAG: Final = "x-flag"
"""Marks the schema of an enum whose values combine."""


@contextmanager
def fuller_schemas() -> Iterator[None]:
    """While this is entered, schemas tell what ``ser_json_inf_nan`` sends and which times have no zone.

    Enums whose values combine are marked.

    FastAPI and FastWS make their documents with Pydantic's own generator, so that is what learns it.
    """
    from pydantic.json_schema import GenerateJsonSchema

    plain = {name: getattr(GenerateJsonSchema, name) for name in ("float_schema", "datetime_schema", "enum_schema")}

    def float_schema(self: "GenerateJsonSchema", schema: "FloatSchema") -> dict[str, Any]:
        found: dict[str, Any] = plain["float_schema"](self, schema)
        if not schema.get("allow_inf_nan", self._config.allow_inf_nan):
            return found
        match self._config.config_dict.get("ser_json_inf_nan"):
            case "strings":
                return {"anyOf": [found, {"type": "string", "enum": ["NaN", "Infinity", "-Infinity"]}]}
            case "null" if self.mode == "serialization":
                return {"anyOf": [found, {"type": "null"}]}
            case _:
                return found

    def datetime_schema(self: "GenerateJsonSchema", schema: "DatetimeSchema") -> dict[str, Any]:
        found: dict[str, Any] = plain["datetime_schema"](self, schema)
        is_local = schema.get("tz_constraint") == "naive" and found.get("format") == "date-time"
        return {**found, "format": "date-time-local"} if is_local else found

    def enum_schema(self: "GenerateJsonSchema", schema: "EnumSchema") -> dict[str, Any]:
        found: dict[str, Any] = plain["enum_schema"](self, schema)
        return {**found, FLAG: True} if issubclass(schema["cls"], Flag) else found

    for taught in (float_schema, datetime_schema, enum_schema):
        setattr(GenerateJsonSchema, taught.__name__, taught)
    try:
        yield
    finally:
        for name, method in plain.items():
            setattr(GenerateJsonSchema, name, method)
