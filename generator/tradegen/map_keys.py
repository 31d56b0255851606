"""Keys of JSON objects: what is not a string in Python is one on the wire."""

import msgspec

from tradegen.ir import BoolType, Enum, EnumRef, IntType, LiteralType, NumberType, StrType, Type, UnionType

_WHOLE_TEXT = StrType(pattern="^-?[0-9]+$")
_NUMBER_TEXT = StrType(pattern=r"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$")


def key_text(key: Type) -> Type | None:
    """``key`` as the string it is inside a JSON object; ``None`` where it is no scalar.

    What the values of an enum are, its reference does not tell: that is for :func:`enum_key`.
    """
    match key:
        case StrType():
            return key
        case IntType():
            return _WHOLE_TEXT
        case NumberType():
            return _NUMBER_TEXT
        case BoolType():
            return LiteralType(values=('"false"', '"true"'))
        case LiteralType(values=values):
            return msgspec.structs.replace(key, values=tuple(map(quoted_key, values)))
        case UnionType(members=choices, tag=None):
            texts = tuple(text for choice in choices if (text := key_text(choice)) is not None)
            return UnionType(texts) if len(texts) == len(choices) else None
        case _:
            return None


def enum_key(key: EnumRef, declared: Enum) -> EnumRef | LiteralType:
    """An enum as key: itself where its values are texts, else the texts of its values."""
    values = tuple(member.value for member in declared.members)
    if all(value.startswith('"') for value in values):
        return key
    return LiteralType(values=tuple(map(quoted_key, values)), open=not declared.flag)


def quoted_key(text: str) -> str:
    """A JSON scalar as the JSON string that it is as a key."""
    return text if text.startswith('"') else f'"{"None" if text == "null" else text}"'
