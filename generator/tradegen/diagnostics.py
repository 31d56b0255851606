"""The user's mistakes as values: where, what, and a way out."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from tradegen.span import Span

Severity = Literal["error", "warning"]


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding. ``slug`` is stable; ``message`` uses the user's words; ``hint`` says what to do."""

    span: Span
    message: str
    slug: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.span}: {self.severity}: {self.message} [{self.slug}]{hint}"


class Rejected(Exception):
    """The declarations cannot be built; carries every finding, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda found: (found.span, found.slug, found.message)))
        super().__init__("\n".join(map(str, self.diagnostics)))
