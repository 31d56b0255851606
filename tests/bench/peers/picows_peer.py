"""picows, encoding an update once and sending it to each follower: ``python -m tests.bench.peers.picows_peer``."""

import json
from collections import defaultdict

import uvloop
from desk_contracts.desk import orders
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server
from tests.bench.publisher import obey

Followers = defaultdict[str, list[WSTransport]]


class Follower(WSListener):
    """One connection; its first frame names what it follows."""

    def __init__(self, followers: Followers) -> None:
        self._followers = followers

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Subscribe and confirm."""
        account = json.loads(frame.get_payload_as_bytes())["payload"]["accountId"]
        self._followers[account].append(transport)
        transport.send(WSMsgType.TEXT, b'{"type":"orders.subscribe.response","payload":{"status":"ok"}}')


async def main() -> None:
    """Keep the followers of each account."""
    followers: Followers = defaultdict(list)

    def accept(_: WSUpgradeRequest) -> WSListener:
        return Follower(followers)

    def send(topic: int, update: orders.PlacedOrder) -> None:
        account = f"A-{topic}"
        body = b'{"type":"orders.update","payload":%b}' % update.__pydantic_serializer__.to_json(update, by_alias=True)
        for transport in followers[account]:
            transport.send(WSMsgType.TEXT, body)

    server = await ws_create_server(accept, "127.0.0.1", 0, backlog=8192)
    await obey(send, port=server.sockets[0].getsockname()[1])


if __name__ == "__main__":
    uvloop.run(main())
