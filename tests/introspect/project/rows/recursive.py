"""Recursive, mutually recursive and forward references."""

from pydantic import BaseModel


class Node(BaseModel):
    left: "Node | None" = None
    children: "list[Node]" = []
    leaf: "Leaf | None" = None


class Leaf(BaseModel):
    parent: Node | None = None
