"""What really breaks: values are exchanged between the old and the new models, both ways."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import to_jsonable_python
from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField
from tests.breaking.case import HEAD
from tests.breaking.shapes import Json, Shape

from tradegen_runtime.codec import ParamsCodec
from tradegen_runtime.refusal import Refusal


def load(shape: Shape, name: str, number: int) -> type[BaseModel]:
    """The class that the shape is."""
    namespace: dict[str, object] = {"__name__": f"shapes{number}"}
    exec(HEAD + shape.code(name).replace("@", str(number)), namespace)
    return cast("type[BaseModel]", namespace[f"{name}{number}"])


def request_breaks(old: type[BaseModel], new: type[BaseModel], shape: Shape) -> bool:
    """Whether the new server refuses, or understands otherwise, something that old clients send."""
    return any(_misread(old, new, value) for value in shape.objects())


def _misread(old: type[BaseModel], new: type[BaseModel], value: Json) -> bool:
    text = json.dumps(value)
    meant = old.model_validate_json(text, strict=True)
    try:
        read = new.model_validate_json(text, strict=True)
    except ValidationError:
        return True
    return not _agree(meant, read)


def _agree(meant: object, read: object) -> bool:
    """Whether what both sides know means the same; members that one side lacks are not compared."""
    if isinstance(meant, BaseModel) and isinstance(read, BaseModel):
        before, after = _by_wire(meant), _by_wire(read)
        named = {name: type(meant).model_fields[name].alias or name for name in type(meant).model_fields}
        moved = [name for name in named if name in type(read).model_fields and named[name] not in after]
        return not any(name in meant.model_fields_set for name in moved) and all(
            _agree(before[name], after[name]) for name in before.keys() & after.keys()
        )
    if isinstance(meant, list) and isinstance(read, list) and len(meant) == len(read):
        return all(_agree(*pair) for pair in zip(meant, read, strict=True))
    return _plain(meant) == _plain(read)


def _by_wire(model: BaseModel) -> Mapping[str, object]:
    return {info.alias or name: getattr(model, name) for name, info in type(model).model_fields.items()}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return to_jsonable_python(value)


class _AllSent(GenerateJsonSchema):
    """A server sends every member, whether it has a default or not, and clients rely on it."""

    def field_is_required(self, field: ModelField | DataclassField | TypedDictField, total: bool) -> bool:
        return True


class OldReader:
    """An old client: its models, and the schema that other languages hold it to."""

    def __init__(self, old: type[BaseModel]) -> None:
        self._old = old
        schema = old.model_json_schema(mode="serialization", schema_generator=_AllSent)
        self._schema = Draft202012Validator(schema, format_checker=FormatChecker(["date", "uuid"]))

    def takes(self, text: str) -> bool:
        """Whether the client can read what the server sent."""
        try:
            self._old.model_validate_json(text, strict=True)
        except ValidationError:
            return False
        return self._schema.is_valid(json.loads(text))


def response_breaks(old: type[BaseModel], new: type[BaseModel], shape: Shape) -> bool:
    """Whether old clients cannot read something that the new server sends; ``shape`` is the new one."""
    reader = OldReader(old)
    sent = (new.model_validate_json(json.dumps(value), strict=True) for value in shape.objects())
    return any(not reader.takes(value.model_dump_json(by_alias=True)) for value in sent)


def key_breaks(old: type[BaseModel], new: type[BaseModel], shape: Shape) -> bool:
    """Whether params of old clients are refused, or select another topic than before."""
    before, after = ParamsCodec(old), ParamsCodec(new)
    for value in shape.objects():
        payload = json.dumps(value).encode()
        key = before.topic_key("feed", before.parse(payload))
        try:
            if key != after.topic_key("feed", after.parse(payload)):
                return True
        except Refusal:
            return True
    return False
