"""Names that mean something in Python, in TypeScript, or to the code around them."""

from enum import StrEnum

from pydantic import BaseModel, Field


class Object(BaseModel):
    """A model named like a global of JavaScript."""

    class_: str = Field(alias="class")
    from_: int = Field(alias="from")
    constructor: bool
    toString: bool
    hasOwnProperty: bool
    import_: bool = Field(default=False, alias="import")
    lambda_: str = Field(default="", alias="lambda")
    function: str = ""
    prototype: str = ""
    default: str = ""
    delete: str = ""
    new: str = ""
    this: str = ""
    typeof: str = ""
    list: int = 0
    str: int = 0
    type: int = 0
    id: int = 0
    self: int = 0
    copy_: int = Field(default=0, alias="copy")
    json_: int = Field(default=0, alias="json")
    model_config_: int = Field(default=0, alias="model_config")
    schema_: int = Field(default=0, alias="schema")
    then: int = 0
    field: int = Field(default=0, alias="Field")
    annotated: int = Field(default=0, alias="Annotated")


class Promise(BaseModel):
    """Another global."""

    value: Object


class Array(BaseModel):
    """And another."""

    items: list[Promise]


class Record(BaseModel):
    """A utility type of TypeScript."""

    key: str


class Subscription(BaseModel):
    """A name of the runtime."""

    topic: str


class Operation(BaseModel):
    """A name of the Python client's runtime."""

    name: str


class Field_(BaseModel):
    """A name of Pydantic with an underscore."""

    name: str


class ClientCore(StrEnum):
    """A name of both runtimes."""

    None_ = "None"
    class_ = "class"
    default = "default"
    mro_ = "mro"


class Any(BaseModel):
    """A name of ``typing``."""

    core: ClientCore


class KeyWords(BaseModel):
    """Params of a topic."""

    class_: str = Field(alias="class")
    default: bool = False
    list: int = 0
