"""Serializers and validators that say what is on the wire."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    Json,
    PlainSerializer,
    field_serializer,
    model_serializer,
)
from pydantic_core import PydanticOmit


def _split(value: object) -> object:
    return value.split(",") if isinstance(value, str) else value


def _positive(value: int) -> int:
    if value < 0:
        raise PydanticOmit
    return value


class Summary(BaseModel):
    """What a report is sent as."""

    text: str


class Report(BaseModel):
    """Is sent as another model."""

    title: str
    lines: int

    @model_serializer
    def summarise(self) -> Summary:
        """Make a summary."""
        return Summary(text=f"{self.title}: {self.lines}")


class Custom(BaseModel):
    """All of them in fields."""

    as_text: Annotated[int, PlainSerializer(str, return_type=str)]
    wider: Annotated[list[str], BeforeValidator(_split, json_schema_input_type=str | list[str])]
    size: int

    anything: Any = None
    nothing_known: object = None

    @field_serializer("size")
    def show_size(self, value: int) -> str:
        """Show the size in words."""
        return f"{value} pieces"


class Tidied(BaseModel):
    """Its validator leaves items out."""

    positives: list[Annotated[int, AfterValidator(_positive)]] = []


class Wrapped(BaseModel):
    """JSON within JSON."""

    inner: Json[dict[str, int]] = Field(examples=['{"a": 1}', "{}"])
