"""A small API as the resolver would hand it over, built by hand: what the specimen of the runtime declares."""

from tradegen.ir import (
    Api,
    Enum,
    EnumMember,
    EnumRef,
    ErrorResponse,
    Expr,
    Field,
    IntType,
    KeyField,
    ListExpr,
    ListType,
    Model,
    ModelRef,
    Module,
    NameExpr,
    NullType,
    Param,
    Route,
    ScalarExpr,
    StrType,
    Topic,
    Type,
    UnionType,
    Use,
)

ORDERS = "desk_contracts.desk.orders"


def use(expr: Expr, kind: Type) -> Use:
    """A use whose views are the same."""
    return Use(expr=expr, in_type=kind, out_type=kind)


def model_use(name: str) -> Use:
    """A use of a model of the specimen's contract."""
    return use(NameExpr(module=ORDERS, attr=name), ModelRef(ref=f"{ORDERS}:{name}"))


def many(item: Use) -> Use:
    """A list of ``item``."""
    return use(ListExpr(item=item.expr), ListType(item=item.in_type))


def scalar(name: str, kind: Type) -> Use:
    """A use of a built-in type."""
    return use(ScalarExpr(name=name), kind)


TEXT = scalar("str", StrType())


def model(name: str, **fields: Type) -> Model:
    """A model whose members are all required, with the same name on the wire."""
    return Model(
        ref=f"{ORDERS}:{name}",
        name=name,
        kind="model",
        domain="desk",
        fields=tuple(
            Field(
                name=field,
                in_name=field,
                out_name=field,
                in_type=kind,
                out_type=kind,
                in_required=True,
                out_required=True,
            )
            for field, kind in fields.items()
        ),
    )


SIDE = EnumRef(ref=f"{ORDERS}:Side")
PRE_ORDER: dict[str, Type] = {"accountId": StrType(), "symbol": StrType(), "side": SIDE, "qty": IntType(ge="1")}


def desk_api() -> Api:
    """The API of ``tests/runtime/specimen``."""
    return Api(
        title="Desk API",
        version="1.0.0",
        modules=(desk_module(),),
        models=(
            model("Load", openOrders=IntType()),
            model("OrderSubscriptionRequest", accountId=StrType()),
            model("PlacedOrder", **PRE_ORDER, id=StrType()),
            model("PreOrder", **PRE_ORDER),
        ),
        enums=(
            Enum(
                ref=SIDE.ref,
                name="Side",
                members=(EnumMember(name="BUY", value='"buy"'), EnumMember(name="SELL", value='"sell"')),
            ),
        ),
    )


def desk_module() -> Module:
    """The one module of the specimen."""
    return Module(
        name="desk",
        version="v1",
        domain="desk",
        service="DeskService",
        base="/api/v1/desk",
        ws_path="/api/v1/desk/ws",
        title="Order desk",
        topics=(
            Topic(
                name="orders",
                params=model_use("OrderSubscriptionRequest"),
                update=model_use("PlacedOrder"),
                key_fields=(
                    KeyField(name="accountId", type=StrType(), required=True),
                    KeyField(
                        name="symbols",
                        type=UnionType(members=(ListType(item=StrType(), unique=True), NullType())),
                        required=False,
                        default="null",
                    ),
                ),
                history=8,
                summary="Orders of one account as they are placed.",
            ),
            Topic(
                name="load",
                params=None,
                update=model_use("Load"),
                delivery="latest",
                summary="How busy the desk is.",
            ),
        ),
        routes=(
            Route(
                operation_id="placeOrder",
                method="post",
                path="/orders",
                body=model_use("PreOrder"),
                response=model_use("PlacedOrder"),
                errors=(ErrorResponse(status=409),),
                summary="Place an order.",
            ),
            Route(
                operation_id="getOrders",
                method="get",
                path="/orders",
                query_params=(
                    Param(name="accountId", use=TEXT, required=True),
                    Param(
                        name="limit",
                        use=scalar("int", IntType(ge="1", le="500")),
                        required=False,
                        default="100",
                    ),
                ),
                response=many(model_use("PlacedOrder")),
                summary="Orders of an account, oldest first.",
            ),
            Route(
                operation_id="getOrder",
                method="get",
                path="/orders/{orderId}",
                path_params=(Param(name="orderId", use=TEXT, required=True),),
                response=model_use("PlacedOrder"),
                errors=(ErrorResponse(status=404),),
                summary="One order.",
            ),
            Route(
                operation_id="cancelOrder",
                method="delete",
                path="/orders/{orderId}",
                path_params=(Param(name="orderId", use=TEXT, required=True),),
                response=None,
                status=204,
                errors=(ErrorResponse(status=404),),
                summary="Cancel an order.",
            ),
        ),
    )
