"""A model file as its author wrote it: what it defines and imports, with positions; nothing is run."""

from typing import Literal

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.span import Span

BindingKind = Literal["class", "alias", "function", "import", "value"]


class FieldSource(msgspec.Struct, frozen=True):
    """An annotated name of a class body; ``doc`` is the string literal that follows it."""

    name: str
    span: Span
    doc: str = ""


class ClassSource(msgspec.Struct, frozen=True):
    """A class statement. ``bases`` are dotted names as written; other expressions are left out."""

    qualname: str
    span: Span
    bases: tuple[str, ...] = ()
    fields: tuple[FieldSource, ...] = ()
    reserved: tuple[str, ...] = ()  # what ``__reserved__`` lists, as JSON texts


class Binding(msgspec.Struct, frozen=True):
    """A name of the module. ``target`` is ``module:name`` (or ``module``) of what was imported under it."""

    name: str
    kind: BindingKind
    span: Span
    target: str = ""


class Import(msgspec.Struct, frozen=True):
    """One imported module, absolute; ``""`` for a relative import that leaves the contracts package."""

    module: str
    span: Span


class ModelFile(msgspec.Struct, frozen=True):
    """One Python file of the contracts package.

    ``has_star_import`` tells that it may define more names than ``bindings`` shows.
    """

    path: str
    module: str  # "trading_contracts.broker.orders"
    bindings: tuple[Binding, ...] = ()
    classes: tuple[ClassSource, ...] = ()
    imports: tuple[Import, ...] = ()
    has_star_import: bool = False
    findings: tuple[Diagnostic, ...] = ()
