"""What a file of routers declares, as far as it can be told without running it."""

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.span import Span


class FoundTopic(msgspec.Struct, frozen=True):
    """``alias: TypeAlias = WsRouter[params, update]``, in type expressions of route files.

    Names are whole (``package.module:Name``); ``params`` is empty where there are none, ``route`` where nothing in
    the file names it.
    """

    alias: str
    span: Span
    params: str
    update: str
    route: str = ""
    summary: str = ""


class FoundFile(msgspec.Struct, frozen=True):
    """One file: ``doc`` is what it says of itself, ``findings`` what cannot be taken over."""

    path: str
    topics: tuple[FoundTopic, ...]
    doc: str = ""
    findings: tuple[Diagnostic, ...] = ()
