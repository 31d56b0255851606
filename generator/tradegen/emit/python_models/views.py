"""What the templates of the Python models see."""

import msgspec

from tradegen.emit.code import Code, Identifier
from tradegen.emit.python_imports import ImportSection


class MemberView(msgspec.Struct, frozen=True):
    """One member of a class: its statement, and its docstring or nothing."""

    line: Code
    doc: Code


class ClassView(msgspec.Struct, frozen=True):
    """One class, or a type alias, of which ``value`` is the whole statement."""

    name: Identifier
    is_alias: bool
    value: Code
    decorator: Code
    bases: Code
    doc: Code
    config: Code
    members: tuple[MemberView, ...]
    is_empty: bool


class ModelsView(msgspec.Struct, frozen=True):
    """One file of models."""

    doc: Code
    imports: tuple[ImportSection, ...]
    classes: tuple[ClassView, ...]


class ExportView(msgspec.Struct, frozen=True):
    """What the package takes from one file."""

    module: Code
    names: tuple[Identifier, ...]


class PackageView(msgspec.Struct, frozen=True):
    """The package of all models."""

    exports: tuple[ExportView, ...]
    names: tuple[Code, ...]


class SharedView(msgspec.Struct, frozen=True):
    """The file of what all models have in common; it does not vary."""
