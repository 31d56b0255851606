"""What a value of an enum may be in the Python client that is none of the members it knows."""

from typing import Final

import orjson

from tradegen.emit.code import Code
from tradegen.ir import Enum

_KINDS: Final = {str: Code("str"), int: Code("int"), float: Code("float"), bool: Code("bool")}


def strangers_of(enum: Enum) -> tuple[Code, ...]:
    """The types of the values that a newer server may know: those of the members; nothing for a flag.

    A flag's members combine, so that its class takes any number.
    """
    if enum.flag:
        return ()
    kinds = {type(orjson.loads(member.value)) for member in enum.members}
    return tuple(code for kind, code in _KINDS.items() if kind in kinds)
