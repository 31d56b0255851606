"""Named type aliases, plain and recursive."""

from typing import Annotated, Literal, Union

from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

Identity = TypeAliasType("Identity", Annotated[str, Field(min_length=1, max_length=8)])
Flag = TypeAliasType("Flag", Literal["on", "off"])
Tree = TypeAliasType("Tree", "Union[int, list[Tree], dict[str, Tree]]")


class Leaf(BaseModel):
    """A leaf."""

    id: Identity
    flag: Flag = "off"


Plant = TypeAliasType("Plant", Union[Leaf, list[Leaf]])  # noqa: UP007


class Forest(BaseModel):
    """Holds them all."""

    id: Identity
    tree: Tree
    plants: list[Plant] = []
    by_id: dict[Identity, Plant] = {}


class ForestRequest(BaseModel):
    """Params with aliases."""

    id: Identity
    flag: Flag = "on"
