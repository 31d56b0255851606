"""The emitted application on the runtime: ``python -m tests.bench.peers.ours [asgi]``."""

import sys

import uvloop
from desk_api import create_app
from desk_contracts.desk import orders
from tests.bench.peers.serving import serve
from tests.runtime.desk import Desk

from tradegen_runtime.links.uvicorn_protocol import SERVER_OPTIONS


async def main() -> None:
    """Publish through the service's own sources."""
    desk = Desk()

    def send(topic: int, update: orders.PlacedOrder) -> None:
        desk.publishers[f"A-{topic}"](update)

    ws = "websockets-sansio" if sys.argv[1:] == ["asgi"] else SERVER_OPTIONS["ws"]
    await serve(create_app(services={"desk": lambda _: desk}), send, ws=ws)


if __name__ == "__main__":
    uvloop.run(main())
