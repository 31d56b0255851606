"""Models of ``words``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from reserved_words_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class ClientCore(StrEnum):
    """A name of both runtimes."""

    None_ = "None"
    class_ = "class"
    default = "default"
    mro_ = "mro"


class Any(WireModel):
    """A name of ``typing``."""

    core: Annotated[ClientCore | str, OPEN]


class Object(WireModel):
    """A model named like a global of JavaScript."""

    class_: str = Field(validation_alias="class", serialization_alias="class")
    from_: int = Field(validation_alias="from", serialization_alias="from")
    constructor: bool
    toString: bool
    hasOwnProperty: bool
    import_: bool = Field(default=False, validation_alias="import", serialization_alias="import")
    lambda_: str = Field(default="", validation_alias="lambda", serialization_alias="lambda")
    function: str = ""
    prototype: str = ""
    default: str = ""
    delete: str = ""
    new: str = ""
    this: str = ""
    typeof: str = ""
    list_: int = Field(default=0, validation_alias="list", serialization_alias="list")
    str_: int = Field(default=0, validation_alias="str", serialization_alias="str")
    type: int = 0
    id: int = 0
    self: int = 0
    copy_: int = Field(default=0, validation_alias="copy", serialization_alias="copy")
    json_: int = Field(default=0, validation_alias="json", serialization_alias="json")
    model_config_: int = Field(default=0, validation_alias="model_config", serialization_alias="model_config")
    schema_: int = Field(default=0, validation_alias="schema", serialization_alias="schema")
    then: int = 0
    field: int = Field(default=0, validation_alias="Field", serialization_alias="Field")
    annotated: int = Field(default=0, validation_alias="Annotated", serialization_alias="Annotated")


class Promise(WireModel):
    """Another global."""

    value: Object


class Array(WireModel):
    """And another."""

    items: list[Promise]


class Field_(WireModel):
    """A name of Pydantic with an underscore."""

    name: str


class KeyWords(WireModel):
    """Params of a topic."""

    class_: str = Field(validation_alias="class", serialization_alias="class")
    default: bool = False
    list_: int = Field(default=0, validation_alias="list", serialization_alias="list")


class Operation(WireModel):
    """A name of the Python client's runtime."""

    name: str


class Record(WireModel):
    """A utility type of TypeScript."""

    key: str


class Subscription(WireModel):
    """A name of the runtime."""

    topic: str
