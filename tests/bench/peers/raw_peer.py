"""No server: one bare ``send`` per delivery of a frame made beforehand (``python -m tests.bench.peers.raw_peer``)."""

import asyncio
import json
import select
import socket
from collections import defaultdict

import uvloop
from desk_contracts.desk import orders
from tests.bench.publisher import obey, update
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import SEND_EOF
from websockets.server import ServerProtocol

from tradegen_runtime.wire import SharedFrame

CONFIRMATION = SharedFrame(b'{"type":"orders.subscribe.response","payload":{"status":"ok"}}').wire


async def main() -> None:
    """Take connections with asyncio, then use their sockets bare."""
    followers: defaultdict[str, list[socket.socket]] = defaultdict(list)
    frame = SharedFrame(b'{"type":"orders.update","payload":%b}' % update(0).model_dump_json(by_alias=True).encode())
    loop = asyncio.get_running_loop()

    async def take(client: socket.socket) -> None:
        conversation = ServerProtocol()
        while data := await loop.sock_recv(client, 4096):
            conversation.receive_data(data)
            for event in conversation.events_received():
                if isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                    followers[json.loads(bytes(event.data))["payload"]["accountId"]].append(client)
                    client.send(CONFIRMATION)
                    return
                if isinstance(event, Request):
                    conversation.send_response(conversation.accept(event))
            client.send(b"".join(part for part in conversation.data_to_send() if part != SEND_EOF))

    def send(topic: int, _: orders.PlacedOrder) -> None:
        for client in followers[f"A-{topic}"]:
            try:
                client.send(frame.wire)
            except BlockingIOError:
                select.select((), (client,), ())
                client.send(frame.wire)

    async def accept(listener: socket.socket) -> None:
        async with asyncio.TaskGroup() as tasks:
            while True:
                client, _ = await loop.sock_accept(listener)
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                tasks.create_task(take(client))

    with socket.create_server(("127.0.0.1", 0), backlog=8192) as listener:
        listener.setblocking(False)
        accepting = asyncio.create_task(accept(listener))
        await obey(send, port=listener.getsockname()[1])
        accepting.cancel()


if __name__ == "__main__":
    uvloop.run(main())
