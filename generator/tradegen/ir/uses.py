"""Types as the route file spells them, and what each is on the wire where it is used."""

from tradegen.ir.types import Node, Type


class NameExpr(Node, frozen=True):
    """``orders.PlacedOrder`` as written, resolved to an importable module and attribute path."""

    module: str  # "trading_contracts.broker.orders"
    attr: str  # "PlacedOrder"


class ScalarExpr(Node, frozen=True):
    """A built-in name: ``str``, ``int``, ``float``, ``bool``, ``date``, ``datetime``, ``UUID``, ``Decimal``."""

    name: str


class ListExpr(Node, frozen=True):
    """``list[item]``."""

    item: "Expr"


class MapExpr(Node, frozen=True):
    """``dict[str, value]``."""

    value: "Expr"


class OptionalExpr(Node, frozen=True):
    """``inner | None``."""

    inner: "Expr"


class UnionExpr(Node, frozen=True):
    """``a | b``."""

    members: tuple["Expr", ...]


Expr = NameExpr | ScalarExpr | ListExpr | MapExpr | OptionalExpr | UnionExpr


class Use(Node, frozen=True):
    """A type where a route or topic uses it: how Python spells it, and what it is on the wire each way."""

    expr: Expr
    in_type: Type
    out_type: Type
