"""The models of the API: what is sent and received, one class per type."""

from named_aliases_client.models.names import (
    Flag,
    Forest,
    ForestRequest,
    Identity,
    Leaf,
    Plant,
    Tree,
)

__all__ = [
    "Flag",
    "Forest",
    "ForestRequest",
    "Identity",
    "Leaf",
    "Plant",
    "Tree",
]
