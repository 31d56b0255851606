"""Models of ``evil``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from hostile_texts_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Weapon(StrEnum):
    """*/ \"\"\" ${} {{ }}"""

    COMMENT = "*/"
    QUOTES = "\"\"\"'''"
    TEMPLATE = "${evil()} `x` {__import__('os')} {{ view }}"
    LINES = "a\rb\u2028c\u2029d\ne"
    ESCAPES = "\\ \\n \\u0000 \x00"
    EMPTY = ""


class Evil(WireModel):
    """*/ evil(); /* \"\"\" import os ''' ${evil()} `evil()` {__import__('os')} {{ view }} {% raw %} <!--
    --> </script> \\N{BULLET} \\x \\u12 %s


     \u202e \ufeff \x07 😂 @deprecated // # \\
    """

    text: str
    """*/ evil(); /* \"\"\" import os ''' ${evil()} `evil()` {__import__('os')} {{ view }} {% raw %} <!--
    --> </script> \\N{BULLET} \\x \\u12 %s


     \u202e \ufeff \x07 😂 @deprecated // # \\
    """
    tagged: Literal["*/", '"""', "${x}", "a\u2028b"]
    weapon: Annotated[Weapon | str, OPEN]
    wire: str = Field(
        validation_alias="*/ \" ' ` ${x} \\ \u2028",
        serialization_alias="*/ \" ' ` ${x} \\ \u2028",
    )
    """*/"""
    old: str = Field(deprecated='*/ """ \\')


class EvilInput(WireModel):
    """*/ evil(); /* \"\"\" import os ''' ${evil()} `evil()` {__import__('os')} {{ view }} {% raw %} <!--
    --> </script> \\N{BULLET} \\x \\u12 %s


     \u202e \ufeff \x07 😂 @deprecated // # \\
    """

    text: str = "*/ evil(); /* \"\"\" import os ''' ${evil()} `evil()` {__import__('os')} {{ view }} {% raw %} <!-- --> </script> \\N{BULLET} \\x \\u12 %s \r \u2028 \u2029 \u202e \ufeff \x07 😂 @deprecated // # \\"
    """*/ evil(); /* \"\"\" import os ''' ${evil()} `evil()` {__import__('os')} {{ view }} {% raw %} <!--
    --> </script> \\N{BULLET} \\x \\u12 %s


     \u202e \ufeff \x07 😂 @deprecated // # \\
    """
    tagged: Literal["*/", '"""', "${x}", "a\u2028b"] = '"""'
    weapon: Weapon = Weapon.TEMPLATE
    wire: str = Field(
        default="",
        validation_alias="*/ \" ' ` ${x} \\ \u2028",
        serialization_alias="*/ \" ' ` ${x} \\ \u2028",
    )
    """*/"""
    old: str = Field(default="", deprecated='*/ """ \\')
