"""Models of ``login``."""

from __future__ import annotations

from excluded_fields_client.models._wire_model import WireModel


class Account(WireModel):
    """The password goes in and never comes out."""

    name: str


class AccountInput(WireModel):
    """The password goes in and never comes out."""

    name: str
    password: str
    pin: str | None = None


class Team(WireModel):
    """Holds accounts."""

    members: list[Account]


class TeamInput(WireModel):
    """Holds accounts."""

    members: list[AccountInput]
