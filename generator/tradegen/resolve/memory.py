"""What resolving has made, kept for the next build of one process: what comes of the very same things stays the same.

A value that stays the same object tells later stages at a glance that nothing is to be done.
"""

from collections.abc import Iterable

import msgspec

from tradegen.declare.declared import ModuleDecl, module_types
from tradegen.introspect.closure import closure
from tradegen.introspect.request import NamedType, Reply
from tradegen.ir import Alias, Enum, Model, Module
from tradegen.resolve.catalog import Catalog
from tradegen.resolve.places import PlacedMemory


class ResolvedModule(msgspec.Struct, frozen=True):
    """A module without a finding, and all that it was made of: its declaration, and what the names in it lead to."""

    declared: ModuleDecl
    names: tuple[NamedType, ...]
    values: tuple[Model | Enum | Alias, ...]
    module: Module

    def holds(self, declared: ModuleDecl, catalog: Catalog) -> bool:
        """Whether ``declared`` would be resolved to this again."""
        return (
            self.declared is declared
            and all(catalog.name(one.module, one.attr) is one for one in self.names)
            and all(catalog.value(one.ref) is one for one in self.values)
        )


class ResolveMemory:
    """The placed values and the modules of the last build."""

    def __init__(self) -> None:
        self.placed: PlacedMemory = {}
        self._modules: dict[str, ResolvedModule] = {}

    def module(self, declared: ModuleDecl, catalog: Catalog) -> Module | None:
        """The module that ``declared`` was resolved to, if it still would be."""
        known = self._modules.get(declared.name)
        return known.module if known is not None and known.holds(declared, catalog) else None

    def forget_others(self, declared: Iterable[ModuleDecl], reply: Reply) -> None:
        """Forget what is declared no more."""
        names = {module.name for module in declared}
        refs = {value.ref for group in (reply.models, reply.enums, reply.aliases) for value in group}
        for name in self._modules.keys() - names:
            del self._modules[name]
        for ref in self.placed.keys() - refs:
            del self.placed[ref]

    def keep(self, declared: ModuleDecl, module: Module, placed: Reply, catalog: Catalog) -> None:
        """Remember what ``declared`` was resolved to without a finding."""
        used = {(use.expr.module, use.expr.attr) for kind, _ in module_types(declared) for use in kind.names}
        names = tuple(name for key in sorted(used) if (name := catalog.name(*key)) is not None)
        refs = closure((wire for name in names for wire in (name.in_type, name.out_type)), placed)
        values = tuple(value for ref in sorted(refs) if (value := catalog.value(ref)) is not None)
        self._modules[declared.name] = ResolvedModule(declared, names, values, module)
