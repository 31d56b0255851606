"""The import block of an emitted Python file: only what is used, under names nothing else in the file has."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from tradegen.emit.code import Code, Identifier, compose, join_code
from tradegen.emit.names import first_free
from tradegen.emit.printers import py_dotted, py_identifier
from tradegen.emit.python_layout import LINE
from tradegen.reserved_words import PYTHON_BUILTINS, PYTHON_STANDARD


class Import(msgspec.Struct, frozen=True, order=True):
    """One name taken from a module: ``from module import name``; ``import module`` where ``name`` is empty."""

    module: str
    name: str = ""


class ImportSection(msgspec.Struct, frozen=True):
    """Statements between two blank lines: standard library, other packages, or the project's own."""

    statements: tuple[Code, ...]


class ImportTable(msgspec.Struct, frozen=True):
    """What a file imports and how the file calls it."""

    local: Mapping[Import, Identifier]
    own_packages: frozenset[str]

    def called(self, module: str, name: str) -> Identifier:
        """Return the name that stands for ``name`` of ``module`` in the file.

        Raises:
            KeyError: The file does not import it.
        """
        return self.local[Import(module, name)]

    def sections(self) -> tuple[ImportSection, ...]:
        """Print the statements, sorted as isort sorts them: plain imports first, then by module."""
        groups: dict[int, set[str]] = {}
        for imported in self.local:
            groups.setdefault(_section(imported.module, self.own_packages), set()).add(imported.module)
        return tuple(ImportSection(self._statements(groups[rank])) for rank in sorted(groups))

    def _statements(self, modules: Collection[str]) -> tuple[Code, ...]:
        plain: list[Code] = []
        chosen: list[Code] = []
        for module in sorted(modules, key=lambda path: (path.lower(), path)):
            names = {wanted.name: called for wanted, called in self.local.items() if wanted.module == module}
            if "" in names:
                plain.append(_plain(module, names.pop("")))
            chosen += _chosen(module, names)
        return (*plain, *chosen)


def import_table(
    needed: Iterable[Import],
    *,
    fixed: Iterable[Import] = (),
    taken: Iterable[str] = (),
    own_packages: Iterable[str],
) -> ImportTable:
    """Name every import of a file; one of ``needed`` whose name the file or Python has already gets another.

    ``fixed`` are the names that the template spells itself: they keep their name. The others are named in the order
    of their modules, so the order of use does not matter.
    """
    local = {wanted: py_identifier(wanted.name or wanted.module) for wanted in fixed}
    used = {*taken, *local.values(), *PYTHON_BUILTINS}
    for wanted in sorted({*needed} - {*local}):
        called = first_free(_candidates(wanted), used)
        used.add(called)
        local[wanted] = py_identifier(called)
    return ImportTable(local, frozenset(own_packages))


def module_import(path: str) -> Import:
    """Import a module so that its last name stands for it: ``from trading_contracts.broker import orders``."""
    package, _, name = path.rpartition(".")
    return Import(package, name) if package else Import(path)


def _candidates(wanted: Import) -> tuple[str, ...]:
    if not wanted.name:
        return (wanted.module, f"{wanted.module}_module")
    if wanted.name.isupper():
        return (wanted.name, f"{wanted.name}_TYPE")
    if wanted.name[0].isupper():
        return (wanted.name, f"{wanted.name}Type")
    parent = wanted.module.rpartition(".")[2]
    return (wanted.name, f"{parent}_{wanted.name}", f"{wanted.module.replace('.', '_')}_{wanted.name}")


def _section(module: str, own_packages: Collection[str]) -> int:
    root = module.partition(".")[0]
    if root in own_packages:
        return 2
    return 0 if root in PYTHON_STANDARD else 1


def _plain(module: str, called: Identifier) -> Code:
    path = py_dotted(module)
    return compose("import {}", path) if called == module else compose("import {} as {}", path, called)


def _chosen(module: str, names: Mapping[str, Identifier]) -> Iterable[Code]:
    """Print the ``from`` statements of one module: all plain names in one, each renamed name in its own."""
    path = py_dotted(module)
    ordered = sorted(names, key=member_order)
    plain = [py_identifier(name) for name in ordered if names[name] == name]
    for name in ordered:
        if names[name] != name:
            yield compose("from {} import {} as {}", path, py_identifier(name), names[name])
        elif name == plain[0]:
            yield _from(path, plain)


def _from(path: Code, names: list[Identifier]) -> Code:
    line = compose("from {} import {}", path, join_code(", ", names))
    if len(line) <= LINE:
        return line
    return compose("from {} import (\n    {},\n)", path, join_code(",\n    ", names))


def member_order(name: str) -> tuple[int, str, str]:
    """Constants, then classes, then functions and modules, each by letters whatever their case."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return (kind, name.lower(), name)
