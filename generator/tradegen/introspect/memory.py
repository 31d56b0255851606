"""Ask the child only about modules whose files have changed: what it said of the others is still true.

Values learnt before keep their identity, so that later stages see at a glance what is unchanged.
"""

import hashlib
from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.introspect.closure import closure
from tradegen.introspect.process import Introspector
from tradegen.introspect.request import ImportedModule, NameRequest, Reply, Request
from tradegen.ir import Alias, Enum, Model

Named = TypeVar("Named", Model, Enum, Alias)


class Fragment(msgspec.Struct, frozen=True):
    """What was learnt of one module: the names asked for, the files the answer rests on, and the answer."""

    asked: tuple[NameRequest, ...]
    hashes: tuple[tuple[str, str], ...]
    reply: Reply


class IntrospectionMemory:
    """The fragments of every module that could be introspected without an error, for one project."""

    def __init__(self, introspector: Introspector) -> None:
        self._introspector = introspector
        self._fragments: dict[str, Fragment] = {}

    def introspect(self, request: Request) -> Reply:
        """Answer like :meth:`Introspector.introspect`, asking only for what is not known or no longer true."""
        hashes = _Hashes(request.project_root)
        asked = {module: tuple(names) for module, names in groupby(request.names, key=lambda name: name.module)}
        stale = {module for module, names in asked.items() if not self._holds(module, names, hashes)}
        fresh = Reply()
        if stale:
            names = tuple(name for name in request.names if name.module in stale)
            fresh = self._introspector.introspect(msgspec.structs.replace(request, names=names))
        kept = {module: self._fragments[module] for module in asked.keys() - stale}
        learnt = {
            imported.module: Fragment(asked[imported.module], hashes.of(imported.files), _part(fresh, imported))
            for imported in fresh.imported
            if imported.module in stale
        }
        trusted = not fresh.missing and not any(found.severity == "error" for found in fresh.diagnostics)
        self._fragments = kept | (learnt if trusted else {})
        return _merged(request, [*(fragment.reply for fragment in kept.values()), fresh])

    def _holds(self, module: str, names: tuple[NameRequest, ...], hashes: "_Hashes") -> bool:
        known = self._fragments.get(module)
        if known is None or known.asked != names:
            return False
        return all(hashes.one(path) == digest for path, digest in known.hashes)


class _Hashes:
    """The hash of each file, read once."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._known: dict[str, str] = {}

    def of(self, paths: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((path, self.one(path)) for path in paths)

    def one(self, path: str) -> str:
        if path not in self._known:
            try:
                with open(f"{self._root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - hundreds in a build
                    content = file.read()
            except OSError:
                content = b""
            self._known[path] = hashlib.sha256(content).hexdigest()
        return self._known[path]


def _part(reply: Reply, imported: ImportedModule) -> Reply:
    """Return what ``reply`` says of one module: its names and everything they lead to."""
    names = tuple(name for name in reply.names if name.module == imported.module)
    refs = closure((wire for name in names for wire in (name.in_type, name.out_type)), reply)
    return Reply(
        models=tuple(model for model in reply.models if model.ref in refs),
        enums=tuple(enum for enum in reply.enums if enum.ref in refs),
        aliases=tuple(alias for alias in reply.aliases if alias.ref in refs),
        names=names,
        imported=(imported,),
        diagnostics=tuple(found for found in reply.diagnostics if found.span.file in imported.files),
    )


def _merged(request: Request, parts: list[Reply]) -> Reply:
    """Return one reply of several; what a later part repeats, the first has said."""
    names = {(name.module, name.attr): name for part in parts for name in part.names}
    found: set[Diagnostic] = {diagnostic for part in parts for diagnostic in part.diagnostics}
    return Reply(
        models=_by_ref(model for part in parts for model in part.models),
        enums=_by_ref(enum for part in parts for enum in part.enums),
        aliases=_by_ref(alias for part in parts for alias in part.aliases),
        names=tuple(names[asked.module, asked.attr] for asked in request.names if (asked.module, asked.attr) in names),
        missing=tuple(missing for part in parts for missing in part.missing),
        imported=tuple(imported for part in parts for imported in part.imported),
        diagnostics=tuple(sorted(found, key=lambda one: (one.span, one.slug, one.message))),
    )


def _by_ref(found: Iterable[Named]) -> tuple[Named, ...]:
    first: dict[str, Named] = {}
    for one in found:
        first.setdefault(one.ref, one)
    return tuple(first[ref] for ref in sorted(first))
