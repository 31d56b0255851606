"""Models of ``manual``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from documentation_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Chapter(StrEnum):
    """The chapters.

    In two paragraphs.
    """

    START = "start"
    """How to begin."""
    END = "end"


class Manual(WireModel):
    """A manual of several lines.

    The second paragraph has a `code` span, a list:

    - one
    - two

    and a very long line that has to be wrapped somewhere because nobody reads lines of more than a
    hundred and twenty characters.
    """

    name: str
    """What it is called."""
    pages: int = 1
    """How many there are.

    Counted from one.
    """
    chapter: Annotated[Chapter | str, OPEN] = Chapter.START
    """Where to begin."""
    by_attribute: str = ""
    """A doc written below the field."""
