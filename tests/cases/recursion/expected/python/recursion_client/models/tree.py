"""Models of ``tree``."""

from __future__ import annotations

from pydantic import Field, JsonValue, RootModel

from recursion_client.models._wire_model import WireModel


class Document(WireModel):
    """Any JSON."""

    content: JsonValue


class Folder(WireModel):
    """Holds files, which know folders."""

    name: str
    files: list[File] = Field(default_factory=lambda: [])


class File(WireModel):
    """Knows its folder."""

    name: str
    folder: Folder | None = None
    links: dict[str, Folder | File] = Field(default_factory=lambda: {})


class Nest(RootModel["dict[str, Nest]"]):
    """A map of itself."""

    root: dict[str, Nest]


class Node(WireModel):
    """Holds nodes."""

    name: str
    children: list[Node] = Field(default_factory=lambda: [])
    parent: Node | None = None
