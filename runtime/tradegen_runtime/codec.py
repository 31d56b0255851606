"""JSON codecs of params and updates, made from any type that Pydantic knows."""

import dataclasses
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Generic, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError
from typing_extensions import TypeForm

from tradegen_runtime.finite_numbers import FiniteNumbers
from tradegen_runtime.json_value import JsonValue
from tradegen_runtime.refusal import FieldError, Refusal
from tradegen_runtime.topic_key import TopicKeyError, topic_key

T = TypeVar("T")


class ParamsCodec(Generic[T]):
    """Reads the params of a topic and makes its key."""

    def __init__(self, params_type: TypeForm[T]) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(params_type)

    def parse(self, payload: bytes) -> T:
        """Return the validated params; ``payload`` is JSON, empty where the request had none.

        Raises:
            Refusal: ``VALIDATION`` with the place of every error.
        """
        try:
            return self._adapter.validate_json(payload or b"{}")
        except ValidationError as invalid:
            raise Refusal("VALIDATION", "Invalid params", status=422, errors=field_errors(invalid)) from invalid

    def topic_key(self, route: str, params: T) -> str:
        """Return the canonical key these params select on ``route``.

        Raises:
            Refusal: ``VALIDATION`` where the params have no canonical form.
        """
        wire = self._adapter.dump_python(params, mode="json", by_alias=True)
        values = self._adapter.dump_python(params, by_alias=True)
        try:
            return topic_key(route, cast("Mapping[str, JsonValue]", _restore_sets(wire, values)))
        except TopicKeyError as unsafe:
            raise Refusal("VALIDATION", f"Invalid params: {unsafe}", status=422) from unsafe


class NoParams:
    """Codec of a topic without params: its requests carry none, and it has one key."""

    def parse(self, payload: bytes) -> None:
        """Check that a request carries no params.

        Raises:
            Refusal: ``VALIDATION`` where it does.
        """
        if payload.translate(None, b" \t\r\n") not in (b"", b"{}", b"null"):
            raise Refusal("VALIDATION", "This topic takes no params", status=422)

    def topic_key(self, route: str, params: None) -> str:
        """Return the only key of ``route``."""
        return topic_key(route, {})


class UpdateCodec(Generic[T]):
    """Writes the updates of a topic."""

    def __init__(self, update_type: TypeForm[T]) -> None:
        adapter: TypeAdapter[T] = TypeAdapter(update_type)
        self._serializer: Final = adapter.serializer
        self._numbers: Final = FiniteNumbers(adapter)
        self._class: Final = _class_of(update_type)
        self._adapter: Final = adapter

    def encode(self, update: T) -> bytes:
        """Return the update as JSON, by alias.

        Raises:
            pydantic_core.PydanticSerializationError: the update is not of the declared type.
            NotFiniteError: a number in it is not finite, and its type does not allow null.
        """
        # Pydantic itself takes None, and whatever has attributes, for any model.
        if not isinstance(update, self._class) or (update is None and not _takes_none(self._adapter)):
            expected = "an update" if self._class is object else f"`{self._class.__name__}`"
            raise PydanticSerializationError(f"Expected {expected}, got `{type(update).__name__}`")
        encoded = self._serializer.to_json(update, by_alias=True, warnings="error")
        self._numbers.check(update, encoded)
        return encoded


def field_errors(invalid: ValidationError) -> tuple[FieldError, ...]:
    """Return place and message of every error, without the input, which may be private."""
    return tuple(
        FieldError(loc=error["loc"], msg=error["msg"])
        for error in invalid.errors(include_url=False, include_context=False, include_input=False)
    )


def _class_of(update_type: object) -> type:
    """Return the class of all values of a type; ``object`` where that is for Pydantic to say."""
    if not isinstance(update_type, type):
        return object
    if issubclass(update_type, BaseModel):
        # A type checker takes ``Page(…)`` for ``Page[Order]``; when the program runs it is its origin.
        origin: type = update_type.__pydantic_generic_metadata__["origin"] or update_type
        return origin
    return update_type if dataclasses.is_dataclass(update_type) else object


def _takes_none(adapter: TypeAdapter[T]) -> bool:
    try:
        adapter.validate_python(None)
    except ValidationError:
        return False
    return True


def _restore_sets(wire: object, value: object) -> object:
    """Turn arrays of a JSON dump that were sets back into sets: their order carries no meaning."""
    if isinstance(wire, dict) and isinstance(value, Mapping):
        return {name: _restore_sets(item, value.get(name)) for name, item in wire.items()}
    if isinstance(wire, list) and isinstance(value, AbstractSet):
        return frozenset(wire)
    if isinstance(wire, list) and isinstance(value, list | tuple) and len(wire) == len(value):
        return [_restore_sets(item, part) for item, part in zip(wire, value, strict=True)]
    return wire
