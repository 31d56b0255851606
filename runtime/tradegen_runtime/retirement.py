"""What is on its way out: how answers tell it (RFC 9745, RFC 8594), and that it ends on its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime

from tradegen_runtime.refusal import Refusal

WallClock = Callable[[], float]
"""Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Retirement:
    """Since when something is deprecated, from when on it is gone, where to read about it; days begin at 0:00 UTC."""

    since: date | None = None
    sunset: date | None = None
    link: str = ""

    @classmethod
    def of(cls, *, since: str = "", sunset: str = "", link: str = "") -> "Retirement":
        """Read dates such as ``2030-01-31``; empty text stands for none."""
        return cls(
            since=date.fromisoformat(since) if since else None,
            sunset=date.fromisoformat(sunset) if sunset else None,
            link=link,
        )

    def check(self, now: float) -> None:
        """Let pass what has not ended by ``now``.

        Raises:
            Refusal: ``SUNSET`` (410).
        """
        if self.sunset is not None and now >= _midnight(self.sunset).timestamp():
            raise Refusal("SUNSET", f"This has ended on {self.sunset}", status=410)

    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return the headers of every answer: ``Deprecation``, ``Sunset``, and a ``Link`` of each kind."""
        found = []
        if self.since is not None:
            found.append(("Deprecation", f"@{int(_midnight(self.since).timestamp())}"))
        if self.sunset is not None:
            found.append(("Sunset", format_datetime(_midnight(self.sunset), usegmt=True)))
        if self.link:
            kinds = ("deprecation", "sunset") if self.sunset is not None else ("deprecation",)
            found.append(("Link", ", ".join(f'<{self.link}>; rel="{kind}"' for kind in kinds)))
        return tuple(found)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
