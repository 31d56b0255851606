"""Models of ``custom``."""

from __future__ import annotations

from pydantic import Field, JsonValue

from custom_types_client.models._wire_model import WireModel


class Custom(WireModel):
    """All of them in fields."""

    as_text: str
    wider: list[str]
    size: str
    anything: JsonValue
    nothing_known: JsonValue


class CustomInput(WireModel):
    """All of them in fields."""

    as_text: int
    wider: str | list[str]
    size: int
    anything: JsonValue = None
    nothing_known: JsonValue = None


class Report(WireModel):
    """Is sent as another model."""

    title: str
    lines: int


class Summary(WireModel):
    """What a report is sent as."""

    text: str


class Tidied(WireModel):
    """Its validator leaves items out."""

    positives: list[int] = Field(default_factory=lambda: [])


class Wrapped(WireModel):
    """JSON within JSON."""

    inner: dict[str, int]


class WrappedInput(WireModel):
    """JSON within JSON."""

    inner: str
