"""Named type aliases keep their name, recursive ones too."""

from typing import Annotated

from pydantic import BaseModel, Field, JsonValue
from typing_extensions import TypeAliasType

Price = TypeAliasType("Price", Annotated[float, Field(gt=0)])
Tree = TypeAliasType("Tree", "dict[str, Tree] | int")
Plain = Annotated[int, Field(ge=0)]


class Aliased(BaseModel):
    price: Price
    prices: list[Price]
    capped: Annotated[Price, Field(le=10)]
    tree: Tree
    plain: Plain
    json_value: JsonValue
