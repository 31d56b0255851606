"""Pydantic's schemas with what they do not say: numbers that may be text, times without zone, values that combine.

Pydantic is imported when asked for: this module belongs to the child process, and importing it costs a build.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Flag
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pydantic.json_schema import GenerateJsonSchema
    from pydantic_core.core_schema import DatetimeSchema, EnumSchema, FloatSchema

FLAG: Final = "x-flag"
"""Marks the schema of an enum whose values combine."""


TAUGHT: Final = ("float_schema", "datetime_schema", "enum_schema", "generate_definitions")


def is_defined(schema: Mapping[str, object]) -> bool:
    """Whether a core schema is more than the promise of one that Pydantic cannot keep."""
    from pydantic import PydanticUserError

    try:
        return bool(schema)
    except PydanticUserError:
        return False


@contextmanager
def fuller_schemas() -> Iterator[None]:
    """While this is entered, schemas tell what ``ser_json_inf_nan`` sends and which times have no zone.

    Enums whose values combine are marked. What FastAPI finds inside a generic that goes on inside another one is no
    model, only Pydantic's mark of the outer one: such halves are passed over.

    FastAPI and FastWS make their documents with Pydantic's own generator, so that is what learns it.
    """
    from pydantic.json_schema import GenerateJsonSchema

    plain = {name: getattr(GenerateJsonSchema, name) for name in TAUGHT}

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

    def generate_definitions(self: "GenerateJsonSchema", inputs: Iterable[tuple[Any, Any, Any]]) -> Any:
        return plain["generate_definitions"](self, [one for one in inputs if is_defined(one[2])])

    for taught in (float_schema, datetime_schema, enum_schema, generate_definitions):
        setattr(GenerateJsonSchema, taught.__name__, taught)
    try:
        yield
    finally:
        for name, method in plain.items():
            setattr(GenerateJsonSchema, name, method)
