"""Pydantic asked for the core schema of a type: the second border to user code, whose hooks run here."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter

from tradegen.introspect.error_text import first_line
from tradegen.introspect.field_names import Schema
from tradegen.introspect.type_parameters import marker


class NoSchemaError(Exception):
    """Pydantic has no schema for a type.

    ``undefined`` is the name a forward reference looks for in vain, ``blamed`` the model that holds it.
    """

    def __init__(self, reason: str, *, undefined: str = "", blamed: type | None = None) -> None:
        self.reason = reason
        self.undefined = undefined
        self.blamed = blamed
        super().__init__(reason)


def schema_of(annotation: Any) -> Schema:
    """The core schema of a type.

    Raises:
        NoSchemaError: Pydantic cannot make one.
    """
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    try:
        schema: Any = _model_schema(annotation) if is_model else _adapted_schema(annotation)
    except NameError as error:
        reason, blamed = first_line(error), _incomplete(annotation) if is_model else None
        raise NoSchemaError(reason, undefined=error.name or "", blamed=blamed) from error
    except Exception as error:
        raise NoSchemaError(first_line(error) or type(error).__name__) from error
    if not isinstance(schema, dict):
        raise NoSchemaError("Pydantic cannot complete it")
    return schema


def parameters_of(cls: Any) -> tuple[Any, ...]:
    """The type parameters of a class; none where it is not generic."""
    if isinstance(cls, type) and issubclass(cls, BaseModel) and cls is not BaseModel:
        return cls.__pydantic_generic_metadata__["parameters"]
    return tuple(getattr(cls, "__parameters__", ()))


def parametrised(origin: Any) -> Any:
    """A generic class with a marker for each parameter, so that its fields show where these stand; else itself.

    Raises:
        NoSchemaError: the class refuses the markers.
    """
    parameters = parameters_of(origin)
    if not parameters:
        return origin
    try:
        return origin.__class_getitem__(tuple(map(marker, parameters)))
    except Exception as error:
        raise NoSchemaError(first_line(error) or type(error).__name__) from error


def _model_schema(model: type[BaseModel]) -> object:
    if not model.__pydantic_complete__:
        model.model_rebuild()
    return model.__pydantic_core_schema__


def _adapted_schema(annotation: Any) -> object:
    adapter: TypeAdapter[object] = TypeAdapter(annotation)
    if not adapter.pydantic_complete:
        adapter.rebuild()
    return adapter.core_schema


def _incomplete(model: type[BaseModel]) -> type[BaseModel]:
    """The model deepest inside ``model`` that cannot be completed."""
    seen = {model}
    while True:
        inner = (cls for cls in _models_in(model) if cls not in seen and not cls.__pydantic_complete__)
        deeper = next(inner, None)
        if deeper is None:
            return model
        seen.add(deeper)
        model = deeper


def _models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    waiting: list[Any] = [info.annotation for info in model.__pydantic_fields__.values()]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        else:
            waiting.extend(get_args(annotation))
