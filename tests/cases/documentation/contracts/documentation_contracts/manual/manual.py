"""Docs, titles and examples reach every target."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Chapter(StrEnum):
    """The chapters.

    In two paragraphs.
    """

    START = "start"
    """How to begin."""
    END = "end"


class Manual(BaseModel):
    """A manual of several lines.

    The second paragraph has a `code` span, a list:

    - one
    - two

    and a very long line that has to be wrapped somewhere because nobody reads lines of more than a hundred and twenty characters.
    """

    model_config = ConfigDict(
        title="The Manual",
        json_schema_extra={"examples": [{"name": "first", "pages": 1}]},
    )

    name: str = Field(description="What it is called.", title="Name", examples=["first", "second"])
    pages: int = Field(default=1, description="How many there are.\n\nCounted from one.", examples=[1, 100])
    chapter: Chapter = Field(default=Chapter.START, description="Where to begin.")
    by_attribute: str = ""
    """A doc written below the field."""
