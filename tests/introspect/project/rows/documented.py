"""Titles, descriptions, examples and deprecation."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from typing_extensions import deprecated


def extend(schema: dict[str, Any]) -> None:
    """Fail where it is called."""
    raise AssertionError("json_schema_extra was called")


@deprecated("use Other")
class Documented(BaseModel):
    """First line.

    Second paragraph with */ inside.
    """

    model_config = ConfigDict(title="Документ", json_schema_extra={"examples": [{"a": 1}], "x-other": 2})

    limit: ClassVar[int] = 3
    _hidden: int = PrivateAttr(default=1)

    a: int = Field(title="The A", description="Called a", examples=[1, 2])
    old: str = Field("x", deprecated="use a")
    flagged: str | None = Field(None, deprecated=True)
    annotated: Annotated[int, Field(description="Inside")] = 1
    callable_extra: int = Field(1, json_schema_extra=extend)


class Parent(BaseModel):
    first: int
    second: int


class Child(Parent):
    third: int
    first: int = 3


class Docstrings(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)

    a: int
    """Said below."""
