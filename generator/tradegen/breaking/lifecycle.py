"""Compare how two versions say goodbye: deprecations, sunsets, and names that may not come back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from tradegen.breaking.change import Change
from tradegen.breaking.rules import Level
from tradegen.ir import Deprecation
from tradegen.span import Span

NOTICE: Final = timedelta(days=180)
"""How long before its sunset something should be known to be deprecated: half a year."""

LEAST_NOTICE: Final = timedelta(days=31)
"""What is no notice at all: nobody releases and rolls out a client in less than a month."""


class Gone(msgspec.Struct, frozen=True):
    """The rule for something that was removed: what may be said against it, and how bad that is."""

    rule: str
    level: Level | None
    words: str


def removal(old: Deprecation | None, today: date, *, announced: str, unannounced: str) -> Gone:
    """Return how something went: after its sunset nobody may complain; before it, everybody may."""
    if old is None:
        return Gone(unannounced, None, " and had not been deprecated")
    if not old.sunset:
        return Gone(announced, None, "")
    if date.fromisoformat(old.sunset) <= today:
        return Gone(announced, "info", f" after its sunset on {old.sunset}")
    return Gone("R65", None, f" before its sunset on {old.sunset}")


def compare_deprecations(
    old: Deprecation | None, new: Deprecation | None, *, place: str, span: Span | None, today: date
) -> Iterator[Change]:
    """Yield whether clients are told too late, or not at all, when something ends."""
    if new is None:
        return
    was, now = ("" if old is None else old.sunset), new.sunset
    if not now and (old is None or was):
        message = "is deprecated, and nobody knows until when it works"
        yield Change(rule="R63", place=place, message=message, old=was, span=span)
    elif was and now < was:
        message = f"ends on {now}, earlier than {was}"
        yield Change(rule="R64", place=place, message=message, old=was, new=now, span=span)
    elif now and not was:
        since = date.fromisoformat(new.since) if new.since else today
        notice = date.fromisoformat(now) - since
        if notice < NOTICE:
            message = f"ends on {now}, {max(notice.days, 0)} days after it is deprecated"
            level: Level = "error" if notice < LEAST_NOTICE else "warning"
            yield Change(rule="R64", place=place, message=message, new=now, span=span, level=level)


def reused(name: str, *, place: str, kind: str, span: Span | None) -> Change:
    """Return that a name is back which was reserved: old clients know it with another meaning."""
    message = f"{kind} {name} had been reserved, and is back"
    return Change(rule="R66", place=place, message=message, new=name, span=span)


def released(name: str, *, place: str, kind: str, span: Span | None) -> Change:
    """Return that a name may be used again that old clients know."""
    message = f"{kind} {name} is no longer reserved"
    return Change(rule="R66", place=place, message=message, old=name, span=span, level="warning")
