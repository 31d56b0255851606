"""Collects the user's mistakes of one stage, so that all of them are told at once."""

from collections.abc import Iterable

from tradegen.diagnostics import Diagnostic, Rejected
from tradegen.span import Span


class Findings:
    """A growing list of diagnostics, owned by the stage that makes it."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def refuse(self, span: Span, slug: str, *, message: str, hint: str = "") -> None:
        """Add an error at ``span``."""
        self._found.append(Diagnostic(span=span, message=message, slug=slug, hint=hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add what another stage or file found."""
        self._found.extend(diagnostics)

    def __len__(self) -> int:
        return len(self._found)

    def as_tuple(self) -> tuple[Diagnostic, ...]:
        """Return what was found so far, in the order it was found."""
        return tuple(self._found)

    def raise_any(self) -> None:
        """Raise ``Rejected`` with everything found, once each.

        Raises:
            Rejected: at least one finding was added.
        """
        if self._found:
            raise Rejected(dict.fromkeys(self._found))
