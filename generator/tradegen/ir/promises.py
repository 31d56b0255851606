"""What a route or a topic promises beside its types: to whom it is open, and for how long."""

from typing import Final

from tradegen.ir.types import Node

PUBLIC: Final = "public"
"""Access of what needs no token."""

USER: Final = "user"
"""Access of what needs a valid token; any other access names the role it must hold."""


class Deprecation(Node, frozen=True):
    """Something is on its way out. Dates are ``2026-07-01``, empty where not given, and begin at midnight UTC.

    From ``sunset`` on it answers no more. ``note`` says what to use instead, ``link`` where to read about it.
    """

    since: str = ""
    sunset: str = ""
    link: str = ""
    note: str = ""
