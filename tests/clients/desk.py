"""The application of ``tests/runtime/specimen`` as a client declares it."""

from desk_api import create_app
from desk_contracts.desk import orders as orders
from fastapi import FastAPI
from pydantic import TypeAdapter
from tests.runtime.desk import Desk

from tradegen_runtime.client import Operation, Topic

ORDERS = Topic[orders.PlacedOrder](
    route="orders", ws_path="/api/v1/desk/ws", update=lambda: TypeAdapter(orders.PlacedOrder)
)
LOAD = Topic[orders.Load](
    route="load", ws_path="/api/v1/desk/ws", update=lambda: TypeAdapter(orders.Load), delivery="latest"
)
PLACE_ORDER = Operation[orders.PlacedOrder](
    method="POST", path="/api/v1/desk/orders", response=lambda: TypeAdapter(orders.PlacedOrder)
)
CANCEL_ORDER = Operation[None](
    method="DELETE", path="/api/v1/desk/orders/{orderId}", response=lambda: TypeAdapter(None)
)


def app_of(desk: Desk) -> FastAPI:
    """The application around a desk."""
    return create_app(services={"desk": lambda _: desk})
