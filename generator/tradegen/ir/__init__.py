"""What the user's declarations mean, independent of any target language.

Frozen values only: the pipeline's stages hand these from one to the next, and the introspection child
sends ``Model``, ``Enum`` and ``Use`` values to its parent as JSON (``msgspec``), never as code.

A type is a closed union (:data:`Type`); consumers match it exhaustively. Every model has two views:
**out** is what the server sends, **in** is what it accepts (``docs/types.md``).
"""

from tradegen.ir.api import (
    Api,
    Module,
)
from tradegen.ir.named import (
    Alias,
    Enum,
    EnumMember,
    ExtraPolicy,
    Field,
    Model,
    ModelKind,
)
from tradegen.ir.promises import (
    PUBLIC,
    USER,
    Deprecation,
)
from tradegen.ir.routes import (
    ErrorResponse,
    HttpMethod,
    Param,
    Route,
)
from tradegen.ir.topics import (
    LINGER_S,
    DeliveryMode,
    Drop,
    KeyField,
    OnSlow,
    Snapshot,
    SnapshotArgument,
    Topic,
)
from tradegen.ir.types import (
    AliasRef,
    AnyType,
    BoolType,
    Direction,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    MapType,
    ModelRef,
    Node,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.ir.uses import (
    Expr,
    ListExpr,
    MapExpr,
    NameExpr,
    OptionalExpr,
    ScalarExpr,
    UnionExpr,
    Use,
)

__all__ = [
    "LINGER_S",
    "PUBLIC",
    "USER",
    "Alias",
    "AliasRef",
    "AnyType",
    "Api",
    "BoolType",
    "DeliveryMode",
    "Deprecation",
    "Direction",
    "Drop",
    "Enum",
    "EnumMember",
    "EnumRef",
    "ErrorResponse",
    "Expr",
    "ExtraPolicy",
    "Field",
    "HttpMethod",
    "IntType",
    "KeyField",
    "ListExpr",
    "ListType",
    "LiteralType",
    "MapExpr",
    "MapType",
    "Model",
    "ModelKind",
    "ModelRef",
    "Module",
    "NameExpr",
    "Node",
    "NullType",
    "NumberType",
    "OnSlow",
    "OptionalExpr",
    "Param",
    "Route",
    "ScalarExpr",
    "Snapshot",
    "SnapshotArgument",
    "StrType",
    "Topic",
    "TupleType",
    "Type",
    "TypeParam",
    "UnionExpr",
    "UnionType",
    "Use",
]
