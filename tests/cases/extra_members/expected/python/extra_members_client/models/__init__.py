"""The models of the API: what is sent and received, one class per type."""

from extra_members_client.models.open_ import (
    Ignoring,
    Keeping,
    Refusing,
    Typed,
)

__all__ = [
    "Ignoring",
    "Keeping",
    "Refusing",
    "Typed",
]
