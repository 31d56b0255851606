"""The models of the API: what is sent and received, one class per type."""

from recursion_client.models.tree import (
    Document,
    File,
    Folder,
    Nest,
    Node,
)

__all__ = [
    "Document",
    "File",
    "Folder",
    "Nest",
    "Node",
]
