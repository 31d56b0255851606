"""Constraints of strings; patterns are translated to ECMA-262 or dropped."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Constrained(BaseModel):
    short: Annotated[str, StringConstraints(min_length=1, max_length=8, strip_whitespace=True)]
    plain: str = Field(pattern=r"^[A-Z]+\d$")
    named: str = Field(pattern=r"(?P<year>\d{4})\z")
    flagged: str = Field(pattern=r"(?i)abc")


class Limited(BaseModel):
    model_config = ConfigDict(str_max_length=5)

    text: str
    longer: str = Field(max_length=9)
