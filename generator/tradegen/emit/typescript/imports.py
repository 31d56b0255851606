"""Which names a TypeScript file takes from which other file."""

from collections.abc import Iterable

import msgspec

from tradegen.emit.code import Code
from tradegen.emit.printers import ts_str
from tradegen.emit.typescript.types import type_name
from tradegen.ir import Direction
from tradegen.views.directions import Views
from tradegen.views.graph import Ref
from tradegen.views.homes import home_of


class ImportView(msgspec.Struct, frozen=True):
    """One ``import type`` statement, its names sorted."""

    names: tuple[Code, ...]
    source: Code


def imports_of(
    mentioned: Iterable[tuple[Ref, Direction]],
    views: Views,
    *,
    folder: str,
) -> tuple[ImportView, ...]:
    """Return the type imports for ``mentioned`` from the files of models below ``folder``, sorted."""
    wanted: dict[str, set[Code]] = {}
    for ref, direction in mentioned:
        wanted.setdefault(home_of(ref, views), set()).add(type_name(ref, direction, views))
    return tuple(
        ImportView(names=tuple(sorted(names)), source=ts_str(f"{folder}/{home}.js"))
        for home, names in sorted(wanted.items())
    )
