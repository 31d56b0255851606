"""The models of the API: what is sent and received, one class per type."""

from policies_client.models.rows import (
    ByName,
    ByNameInput,
    Canine,
    Feline,
    NotFinite,
    Nulls,
    NullsInput,
    Policies,
    PoliciesInput,
    Rights,
)

__all__ = [
    "ByName",
    "ByNameInput",
    "Canine",
    "Feline",
    "NotFinite",
    "Nulls",
    "NullsInput",
    "Policies",
    "PoliciesInput",
    "Rights",
]
