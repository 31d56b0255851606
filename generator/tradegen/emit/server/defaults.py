"""Spell the default of a query parameter as a value of the user's own type."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from tradegen.emit.code import Code, Identifier, compose
from tradegen.emit.printers import is_py_identifier, py_dotted, py_identifier, py_json, py_str
from tradegen.emit.python_imports import Import, ImportTable, module_import
from tradegen.ir import Enum, EnumRef, Expr, ListExpr, MapExpr, NameExpr, OptionalExpr, Param, ScalarExpr, UnionExpr

_LITERAL_STARTS: Final = {"str": '"', "int": "-0123456789", "float": "-0123456789", "bool": "tf"}
"""What the JSON text of a default starts with, for the types whose literals Python has."""


class Defaults:
    """Spells defaults; ``members`` holds the name of each enum member, by the enum's ``ref`` and the JSON value."""

    def __init__(self, enums: Mapping[str, Enum]) -> None:
        self.members: Mapping[str, Mapping[str, str]] = {
            ref: {member.value: member.name for member in enum.members} for ref, enum in enums.items()
        }

    def imports(self, param: Param) -> Iterator[Import]:
        """Yield what a file must import to spell the default of ``param``."""
        ref = self._enum(param)
        if ref is not None:
            yield module_import(ref.partition(":")[0])

    def is_validated(self, param: Param) -> bool:
        """Whether only validation makes the value of the default, as with a date."""
        if param.default in (None, "null") or self._enum(param) is not None:
            return False
        return not _has_literal(param.use.expr, param.default or "")

    def spelled(self, param: Param, constant: Identifier, imports: ImportTable) -> Code:
        """Spell the default of an optional ``param``: a literal, a member, or the ``constant`` that holds it."""
        ref = self._enum(param)
        if ref is None:
            return constant if self.is_validated(param) else py_json(param.default or "null")
        module, _, name = ref.partition(":")
        wanted = module_import(module)
        called = imports.called(wanted.module, wanted.name)
        member = self.members[ref][param.default or ""]
        if not is_py_identifier(member):  # a letter beyond ASCII, or what only Enum("E", {...}) can name
            return compose("{}.{}[{}]", called, py_dotted(name), py_str(member))
        return compose("{}.{}.{}", called, py_dotted(name), py_identifier(member))

    def _enum(self, param: Param) -> str | None:
        """Return the ``ref`` of the enum that the default of ``param`` is a member of."""
        kinds = getattr(param.use.in_type, "members", (param.use.in_type,))
        for kind in kinds if param.default is not None else ():
            if isinstance(kind, EnumRef) and param.default in self.members[kind.ref]:
                return kind.ref
        return None


def _has_literal(expr: Expr, given: str) -> bool:
    match expr:
        case ScalarExpr(name=name):
            return given[0] in _LITERAL_STARTS.get(name, "")
        case OptionalExpr(inner=inner):
            return _has_literal(inner, given)
        case UnionExpr(members=members):
            return any(_has_literal(member, given) for member in members)
        case NameExpr() | ListExpr() | MapExpr():
            return False
        case _:
            assert_never(expr)
