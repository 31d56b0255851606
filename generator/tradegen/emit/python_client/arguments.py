"""The keyword arguments of a client's methods: how each is spelled, and the wire name it is sent under."""

from collections.abc import Iterable, Sequence
from typing import Final

from tradegen.emit.code import NOTHING, Code, Identifier, compose
from tradegen.emit.names import python_name
from tradegen.emit.printers import py_json, py_str
from tradegen.emit.python_client.types import Speller
from tradegen.emit.python_defaults import has_literal
from tradegen.emit.python_layout import listed
from tradegen.ir import KeyField, NullType, Param, Type, UnionType

_BODY: Final = ("body",)
_NULL: Final = NullType()
_LEFT_OUT: Final = Code("None")


def argument_name(wire_name: str) -> Identifier:
    """Name of a parameter in the client; ``body`` is always the request's body."""
    return python_name(wire_name, _BODY)


def of_params(params: Iterable[Param], speller: Speller) -> list[Code]:
    """Spell path or query parameters as ``limit: int = 100``."""
    return [_argument(param, param.use.in_type, speller) for param in params]


def of_key_fields(fields: Iterable[KeyField], speller: Speller) -> list[Code]:
    """Spell the members of a topic's params as ``symbol: str``."""
    return [_argument(field, field.type, speller) for field in fields]


def signature(arguments: Sequence[Code], *, body: Code = NOTHING, beside: int) -> Code:
    """Print the parameters of a method: itself, the body if there is one, and keyword arguments."""
    parts = [Code("self"), *((compose("body: {}", body),) if body else ()), *((Code("*"),) if arguments else ())]
    return listed([*parts, *arguments], indent=4, beside=beside)


def mapping(params: Sequence[Param | KeyField], indent: int) -> Code:
    """Print the dict of the arguments by wire name; the line it starts on is indented by ``indent``."""
    entries = [compose("{}: {}", py_str(param.name), argument_name(param.name)) for param in params]
    return compose("{{}}", listed(entries, indent, beside=indent + len("query={},")))


def _argument(param: Param | KeyField, kind: Type, speller: Speller) -> Code:
    default = _default(param, kind)
    accepts_none = isinstance(kind, UnionType) and _NULL in kind.members
    if default == _LEFT_OUT and not accepts_none:
        kind = UnionType(members=(kind, _NULL))
    argument = compose("{}: {}", argument_name(param.name), speller.spelled(kind, "in"))
    return compose("{} = {}", argument, default) if default else argument


def _default(param: Param | KeyField, kind: Type) -> Code:
    """Spell a default where Python has a literal of the type; otherwise ``None``: left out, the server fills it in."""
    if param.required:
        return NOTHING
    return py_json(param.default) if param.default is not None and has_literal(kind, param.default) else _LEFT_OUT
