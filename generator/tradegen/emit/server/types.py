"""Spell the type of a use in the server, where models are the user's own classes."""

from collections.abc import Iterator
from typing import Final, assert_never

from tradegen.emit.code import Code, compose, join_code
from tradegen.emit.printers import py_dotted, py_identifier
from tradegen.emit.python_imports import Import, ImportTable, module_import
from tradegen.ir import Expr, ListExpr, MapExpr, NameExpr, OptionalExpr, ScalarExpr, UnionExpr

_SCALAR_MODULES: Final = {
    "date": "datetime",
    "datetime": "datetime",
    "time": "datetime",
    "timedelta": "datetime",
    "Decimal": "decimal",
    "UUID": "uuid",
}


def imports_of(expr: Expr) -> Iterator[Import]:
    """Yield what a file must import to spell ``expr``."""
    match expr:
        case NameExpr(module=module):
            yield module_import(module)
        case ScalarExpr(name=name):
            if name in _SCALAR_MODULES:
                yield Import(_SCALAR_MODULES[name], name)
        case ListExpr(item=inner) | MapExpr(value=inner) | OptionalExpr(inner=inner):
            yield from imports_of(inner)
        case UnionExpr(members=members):
            for member in members:
                yield from imports_of(member)
        case _:
            assert_never(expr)


def spelled(expr: Expr, imports: ImportTable) -> Code:
    """Spell ``expr`` as an annotation: ``list[orders.PlacedOrder]``."""
    match expr:
        case NameExpr(module=module, attr=attr):
            wanted = module_import(module)
            return compose("{}.{}", imports.called(wanted.module, wanted.name), py_dotted(attr))
        case ScalarExpr(name=name):
            return imports.called(_SCALAR_MODULES[name], name) if name in _SCALAR_MODULES else py_identifier(name)
        case ListExpr(item=item):
            return compose("list[{}]", spelled(item, imports))
        case MapExpr(value=value):
            return compose("dict[str, {}]", spelled(value, imports))
        case OptionalExpr(inner=inner):
            return compose("{} | None", spelled(inner, imports))
        case UnionExpr(members=members):
            return join_code(" | ", [spelled(member, imports) for member in members])
        case _:
            assert_never(expr)
