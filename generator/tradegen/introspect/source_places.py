"""Where classes, fields and names stand in a module's source, and the docstrings below them."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A statement: its line and column from 1, the docstring that follows it, its annotation or value."""

    line: int
    col: int
    doc: str
    annotation: ast.expr | None

    def mentions(self, name: str) -> bool:
        """Whether the annotation refers to ``name``, as code or within a string."""
        if self.annotation is None:
            return False
        return re.search(rf"\b{re.escape(name)}\b", ast.unparse(self.annotation)) is not None


class ClassPlace(NamedTuple):
    """A class statement and the names bound in its body."""

    line: int
    col: int
    members: dict[str, Place]


class SourcePlaces(NamedTuple):
    """Classes by qualified name, other module-level names by name."""

    classes: dict[str, ClassPlace]
    names: dict[str, Place]


@cache
def read_places(file: str) -> SourcePlaces:
    """The places in ``file``; empty where it cannot be read as Python."""
    try:
        source = Path(file).read_bytes()
        tree = ast.parse(source)
    except (OSError, SyntaxError, ValueError):
        return SourcePlaces({}, {})
    classes: dict[str, ClassPlace] = {}
    _collect(tree.body, "", classes)
    return SourcePlaces(classes, dict(_bound_names(tree.body)))


def _collect(body: list[ast.stmt], prefix: str, classes: dict[str, ClassPlace]) -> None:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            name = prefix + statement.name
            members = dict(_bound_names(statement.body))
            classes[name] = ClassPlace(statement.lineno, statement.col_offset + 1, members)
            _collect(statement.body, f"{name}.", classes)
        elif isinstance(statement, ast.FunctionDef):
            _collect(statement.body, f"{prefix}{statement.name}.<locals>.", classes)
        elif isinstance(statement, ast.If | ast.Try | ast.With):
            _collect(statement.body, prefix, classes)
            _collect(getattr(statement, "orelse", []), prefix, classes)


def _bound_names(body: list[ast.stmt]) -> Iterator[tuple[str, Place]]:
    for index, statement in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                yield name, _place(statement, following, annotation)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, _place(statement, following, value)
            case ast.FunctionDef(name=name):
                yield name, _place(statement, None, statement.returns)
            case _ if type(statement).__name__ == "TypeAlias":  # Python 3.12
                alias = vars(statement)
                yield alias["name"].id, _place(statement, following, alias["value"])


def _place(statement: ast.stmt, following: ast.stmt | None, annotation: ast.expr | None) -> Place:
    doc = ""
    match following:
        case ast.Expr(value=ast.Constant(value=str() as text)):
            doc = inspect.cleandoc(text)
    return Place(statement.lineno, statement.col_offset + 1, doc, annotation)
