"""The models of the API: what is sent and received, one class per type."""

from excluded_fields_client.models.login import (
    Account,
    AccountInput,
    Team,
    TeamInput,
)

__all__ = [
    "Account",
    "AccountInput",
    "Team",
    "TeamInput",
]
