"""The conformance rows: one module of models per row of the table of Pydantic's edge cases."""

import ast
from pathlib import Path

from tradegen.introspect.process import introspect
from tradegen.introspect.request import NameRequest, Reply, Request

PROJECT = Path(__file__).parent / "project"
EXPECTED = Path(__file__).parent / "expected"


def row_modules() -> list[str]:
    """The module names of all rows, sorted."""
    files = sorted((PROJECT / "rows").rglob("*.py"))
    return [".".join(file.relative_to(PROJECT).with_suffix("").parts) for file in files if file.stem != "__init__"]


def expected_file(module: str) -> Path:
    """Where the expected text of a row is."""
    return EXPECTED / f"{module.removeprefix('rows.')}.txt"


def introspect_rows() -> Reply:
    """One reply about every class and alias of every row."""
    names = tuple(NameRequest(module, attr) for module in row_modules() for attr in _types_in(module))
    contracts = PROJECT / "rows"
    return introspect(Request(str(PROJECT), str(contracts), (str(PROJECT),), names))


def _types_in(module: str) -> list[str]:
    tree = ast.parse(PROJECT.joinpath(*module.split(".")).with_suffix(".py").read_text())
    found: list[str] = []
    for statement in tree.body:
        match statement:
            case ast.ClassDef(name=name, bases=[_, *_]):
                found.append(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="TypeAliasType"))):
                found.append(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript()):
                found.append(name)
    return found
