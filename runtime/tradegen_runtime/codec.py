"""JSON codecs of params and updates, made from any type that Pydantic knows."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
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

    def encode(self, update: T) -> bytes:
        """Return the update as JSON, by alias.

        Raises:
            pydantic_core.PydanticSerializationError: the update is not of the declared type.
            NotFiniteError: a number in it is not finite, and its type does not allow null.
        """
        encoded = self._serializer.to_json(update, by_alias=True, warnings="error")
        self._numbers.check(update, encoded)
        return encoded


def field_errors(invalid: ValidationError) -> tuple[FieldError, ...]:
    """Return place and message of every error, without the input, which may be private."""
    return tuple(
        FieldError(loc=error["loc"], msg=error["msg"])
        for error in invalid.errors(include_url=False, include_context=False, include_input=False)
    )


def _restore_sets(wire: object, value: object) -> object:
    """Turn arrays of a JSON dump that were sets back into sets: their order carries no meaning."""
    if isinstance(wire, dict) and isinstance(value, Mapping):
        return {name: _restore_sets(item, value.get(name)) for name, item in wire.items()}
    if isinstance(wire, list) and isinstance(value, AbstractSet):
        return frozenset(wire)
    if isinstance(wire, list) and isinstance(value, list | tuple) and len(wire) == len(value):
        return [_restore_sets(item, part) for item, part in zip(wire, value, strict=True)]
    return wire
