"""What the reader could not take over faithfully, kept until it is known whether anybody uses it."""

from typing import Final, Literal, NamedTuple, Protocol

from tradegen.diagnostics import Severity

View = Literal["in", "out", "both"]

_OWNER: Final = "{owner}"


class Owner(NamedTuple):
    """The thing whose schema is being read: a class or a module-level name, and the field in hand."""

    ref: str  # "package.module:QualName"
    field: str = ""

    def __str__(self) -> str:
        name = self.ref.partition(":")[2]
        return f"{name}.{self.field}" if self.field else name


class Finding(NamedTuple):
    """A diagnostic that still lacks its place. ``view`` says which direction it spoils.

    ``message`` has ``{owner}`` where the owner is named, for it may be told of a base that writes the field.
    ``mentioned`` is a name to look for among the fields of the owner, where no field is known. ``always``:
    it matters even if nothing that was read leads to the owner.
    """

    owner: Owner
    view: View
    slug: str
    message: str
    hint: str
    severity: Severity
    mentioned: str = ""
    always: bool = False

    def told_of(self, owner: Owner) -> str:
        """The message with the name of ``owner``."""
        return self.message.replace(_OWNER, str(owner))


class Rule(NamedTuple):
    """One kind of finding; ``message`` and ``hint`` name ``{owner}`` and the words its use fills in."""

    slug: str
    view: View
    severity: Severity
    message: str
    hint: str

    def about(self, owner: Owner, **words: str) -> Finding:
        """The finding for ``owner``."""
        message = self.message.format(owner=_OWNER, **words)
        return Finding(owner, self.view, self.slug, message, self.hint.format(**words), self.severity)


class Report(Protocol):
    """Records a finding about whatever is being read."""

    def __call__(self, rule: Rule, **words: str) -> None: ...
