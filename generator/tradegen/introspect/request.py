"""What the parent asks of the introspection child, and what it hears back."""

from typing import Literal

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.ir import Alias, Enum, Model, Type

UseDirection = Literal["in", "out", "both", "none"]
"""Which views of a type are used; findings that only concern another view are kept quiet."""


class NameRequest(msgspec.Struct, frozen=True):
    """One name that a declaration uses; ``attr`` may be dotted (``Outer.Inner``)."""

    module: str
    attr: str
    direction: UseDirection = "both"


class Request(msgspec.Struct, frozen=True):
    """What to introspect. Paths are absolute; ``source_roots`` go in front of ``sys.path`` in this order.

    ``contracts_root`` is the folder whose sub-folders are the domains (``contracts/trading_contracts``).
    """

    project_root: str
    contracts_root: str
    source_roots: tuple[str, ...]
    names: tuple[NameRequest, ...]


class NamedType(msgspec.Struct, frozen=True):
    """What the requested name stands for on the wire, each way."""

    module: str
    attr: str
    in_type: Type
    out_type: Type


class MissingName(msgspec.Struct, frozen=True):
    """A requested name that cannot be had; the parts of a diagnostic that lacks only its place.

    ``explained``: a diagnostic of the reply already tells why (its module does not import), so a second one
    would only repeat it.
    """

    module: str
    attr: str
    slug: str
    reason: str
    hint: str = ""
    explained: bool = False


class ImportedModule(msgspec.Struct, frozen=True):
    """A requested module with the project files it rests on: project-relative, sorted, itself included.

    What was learnt of its names stays true for as long as none of these files changes.
    """

    module: str
    files: tuple[str, ...]


class Reply(msgspec.Struct, frozen=True):
    """Everything learnt: declared values sorted by ``ref``, names in the order asked, findings by place.

    Every requested name is in ``names`` or in ``missing``. Spans of values inside ``contracts_root`` are left
    to the stage that has parsed those files; values of other project files carry theirs.
    """

    models: tuple[Model, ...] = ()
    enums: tuple[Enum, ...] = ()
    aliases: tuple[Alias, ...] = ()
    names: tuple[NamedType, ...] = ()
    missing: tuple[MissingName, ...] = ()
    imported: tuple[ImportedModule, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
