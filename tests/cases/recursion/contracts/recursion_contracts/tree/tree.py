"""Models that hold themselves, each other, and recursive JSON values."""

from __future__ import annotations

from pydantic import BaseModel, JsonValue, RootModel


class Node(BaseModel):
    """Holds nodes."""

    name: str
    children: list[Node] = []
    parent: Node | None = None


class Folder(BaseModel):
    """Holds files, which know folders."""

    name: str
    files: list[File] = []


class File(BaseModel):
    """Knows its folder."""

    name: str
    folder: Folder | None = None
    links: dict[str, Folder | File] = {}


class Nest(RootModel[dict[str, "Nest"]]):
    """A map of itself."""


class Document(BaseModel):
    """Any JSON."""

    content: JsonValue
