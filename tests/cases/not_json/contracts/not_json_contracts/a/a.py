"""Types that JSON cannot hold, and types nobody can tell."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AliasPath, BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, SecretStr, field_serializer

T = TypeVar("T")


class Thread:
    """No model."""


class Page(BaseModel, Generic[T]):
    """A generic."""

    items: list[T]


class Bare(BaseModel):
    """NaN as a bare word is no JSON."""

    model_config = ConfigDict(ser_json_inf_nan="constants")

    ratio: float


class Wrong(BaseModel):
    """Every field is wrong."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    thread: Thread
    call: Callable[[int], str]
    number: complex
    by_pair: dict[tuple[int, int], str]
    page: Page
    shown: Annotated[int, PlainSerializer(lambda value: str(value))]
    opaque: Annotated[int, PlainValidator(lambda value: value)]
    far: str = Field(validation_alias=AliasPath("a", "b"))
    bare: Bare
    first: int = Field(alias="same")
    second: int = Field(alias="same")
    secret: SecretStr = "text"  # type: ignore[assignment]  # the mistake that is refused
    size: int

    @field_serializer("size")
    def show(self, value):  # noqa: ANN001, ANN201
        return str(value)
