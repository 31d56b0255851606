"""Reads the slugs of all diagnostics out of the toolkit's source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.onboarding.repository import ROOT

_STAGES: Final = (
    "adopt",
    "breaking/allow.py",
    "cli",
    "declare",
    "emit/typescript/codec_warnings.py",
    "gates",
    "introspect",
    "output",
    "project",
    "resolve",
    "source",
    "views",
)
_MAKERS: Final = frozenset({"Diagnostic", "Failure", "MissingName", "Rule", "Unreadable", "refuse", "fail", "nothing"})
_TABLES: Final = frozenset({"_SLUGS", "ConflictKind"})
_SLUG: Final = re.compile(r"[a-z]+(-[a-z]+)+")


def toolkit_slugs() -> frozenset[str]:
    """Every slug that a stage of the toolkit can put into a diagnostic."""
    package = ROOT / "generator" / "tradegen"
    files = [file for stage in _STAGES for file in _python_files(package / stage)]
    return frozenset(slug for file in files for slug in slugs_of(file.read_text(encoding="utf-8")))


def slugs_of(source: str) -> Iterator[str]:
    """Yield the slugs in one file's source: arguments of what makes findings, defaults, and named tables."""
    for node in ast.walk(ast.parse(source)):
        for expression in _expressions(node):
            for part in ast.walk(expression):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and _SLUG.fullmatch(part.value):
                    yield part.value


def _python_files(path: Path) -> Iterator[Path]:
    yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def _expressions(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions of ``node`` whose text constants are slugs."""
    match node:
        case ast.Call():
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "slug")
            if _name(node.func).strip("_") in _MAKERS:
                yield from (argument for argument in node.args if isinstance(argument, ast.Constant | ast.IfExp))
        case ast.arguments(kwonlyargs=names, kw_defaults=defaults):
            yield from (value for name, value in zip(names, defaults, strict=True) if value and name.arg == "slug")
            positional = node.args[len(node.args) - len(node.defaults) :]
            yield from (value for name, value in zip(positional, node.defaults, strict=True) if name.arg == "slug")
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _TABLES:
            yield value


def _name(called: ast.expr) -> str:
    match called:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""
