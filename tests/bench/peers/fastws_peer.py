"""Unmodified fastws, publishing with ``server_send``: ``python -m tests.bench.peers.fastws_peer``."""

from typing import Annotated

import uvloop
from desk_contracts.desk import orders
from fastapi import Depends, FastAPI
from fastws import Client, FastWS, Message
from pydantic import BaseModel
from tests.bench.peers.serving import serve


class Confirmation(BaseModel):
    """What a subscriber is answered."""

    status: str = "ok"


async def main() -> None:
    """Subscribe by account, publish by account."""
    service = FastWS()

    @service.send("orders.subscribe", reply="orders.subscribe.response")
    async def subscribe(payload: orders.OrderSubscriptionRequest, client: Client) -> Confirmation:
        client.subscribe(payload.account_id)
        return Confirmation()

    @service.recv("orders.update")
    async def update(payload: orders.PlacedOrder) -> orders.PlacedOrder:
        return payload

    app = FastAPI()

    @app.websocket("/ws")
    async def connect(client: Annotated[Client, Depends(service.manage)]) -> None:
        await service.serve(client)

    async def send(topic: int, made: orders.PlacedOrder) -> None:
        await service.server_send(Message(type="orders.update", payload=made), topic=f"A-{topic}")

    await serve(app, send, ws="websockets-sansio")


if __name__ == "__main__":
    uvloop.run(main())
