"""Type parameters of generic models, made visible in core schema.

Pydantic reads the fields of an unparametrised generic as ``Any``. Parametrised with marker classes, the same
model's schema shows each parameter where it stands: ``Page`` → ``Page[<T>]`` → ``items: list[<T>]``.
"""

from functools import cache
from typing import TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from tradegen.introspect.field_names import Schema

_KEY = "tradegen_type_parameter"


@cache
def marker(parameter: TypeVar) -> type:
    """The class that stands for ``parameter``; always the same one, so that Pydantic's own cache holds."""
    name = parameter.__name__

    def schema(_cls: type, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.any_schema(metadata={_KEY: name})

    return type(name, (), {"__get_pydantic_core_schema__": classmethod(schema)})


def parameter_name(schema: Schema) -> str | None:
    """The type parameter that a node stands for."""
    name = (schema.get("metadata") or {}).get(_KEY)
    return name if isinstance(name, str) else None
