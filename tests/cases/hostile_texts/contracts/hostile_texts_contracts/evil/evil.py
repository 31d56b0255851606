"""Texts that end comments, strings and templates, or are not seen."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

HOSTILE = (
    "*/ evil(); /* \"\"\" import os ''' ${evil()} `evil()` {__import__('os')} {{ view }} {% raw %} <!-- --> "
    "</script> \\N{BULLET} \\x \\u12 %s \r \u2028 \u2029 \u202e \ufeff \x07 \U0001f602 @deprecated // # \\"
)


class Weapon(StrEnum):
    """*/ \"\"\" ${} {{ }}"""

    COMMENT = "*/"
    QUOTES = "\"\"\"'''"
    TEMPLATE = "${evil()} `x` {__import__('os')} {{ view }}"
    LINES = "a\rb\u2028c\u2029d\ne"
    ESCAPES = "\\ \\n \\u0000 \x00"
    EMPTY = ""


class Evil(BaseModel):
    __doc__ = HOSTILE

    text: str = Field(default=HOSTILE, description=HOSTILE, title=HOSTILE, examples=[HOSTILE])
    tagged: Literal["*/", '"""', "${x}", "a\u2028b"] = '"""'
    weapon: Weapon = Weapon.TEMPLATE
    wire: str = Field(default="", alias="*/ \" ' ` ${x} \\ \u2028", description="*/")
    old: str = Field(default="", deprecated='*/ """ \\')
