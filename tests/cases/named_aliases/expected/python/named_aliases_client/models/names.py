"""Models of ``names``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypeAliasType

from named_aliases_client.models._wire_model import WireModel

Flag = TypeAliasType("Flag", Literal["on", "off"])


Identity = TypeAliasType("Identity", Annotated[str, Field(max_length=8, min_length=1)])


class Leaf(WireModel):
    """A leaf."""

    id: Identity
    flag: Flag = Field(default_factory=lambda: TypeAdapter(Flag).validate_python("off"))


Plant = TypeAliasType("Plant", Leaf | list[Leaf])


Tree = TypeAliasType("Tree", "int | list[Tree] | dict[str, Tree]")


class Forest(WireModel):
    """Holds them all."""

    id: Identity
    tree: Tree
    plants: list[Plant] = Field(default_factory=lambda: [])
    by_id: dict[Annotated[str, Field(min_length=1, max_length=8)], Plant] = Field(default_factory=lambda: {})


class ForestRequest(WireModel):
    """Params with aliases."""

    id: Identity
    flag: Flag = Field(default_factory=lambda: TypeAdapter(Flag).validate_python("on"))
