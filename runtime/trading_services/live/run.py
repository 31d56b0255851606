"""``trading run``: serve the trading API and watch both generated clients work on it."""

import asyncio
import contextlib
import sys

import uvicorn

from tradegen_runtime.links.uvicorn_protocol import SharedFrameProtocol
from tradegen_runtime.startup import StartupError
from trading_api.app import create_app
from trading_services.live.page import mount_live_page
from trading_services.live.ticker import follow_quotes

TROUBLE = 2


def run_live(*, host: str, port: int) -> int:
    """Serve until interrupted, which ends well, and return the exit code.

    That is 2 where the app cannot start or the port is taken.
    """
    try:
        app = create_app()
        mount_live_page(app)
    except (StartupError, FileNotFoundError) as error:
        print(f"trading: error: {error}", file=sys.stderr)
        return TROUBLE
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        ws=SharedFrameProtocol,
        ws_max_size=64 * 1024,
        ws_per_message_deflate=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
    # Ctrl+C is how this ends: make would call any other exit code an error. uvicorn raises the signal again when done.
    with contextlib.suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        return runner.run(_run(uvicorn.Server(config)))
    return 0


async def _run(server: uvicorn.Server) -> int:
    serving = asyncio.create_task(_serve(server))
    try:
        if not await _started(server, serving):
            host, port = server.config.host, server.config.port
            print(f"trading: error: cannot listen on {host}:{port}; try: make run PORT={port + 1}", file=sys.stderr)
            return TROUBLE
        port = server.servers[0].sockets[0].getsockname()[1]
        address = f"http://{server.config.host}:{port}"
        print(_invitation(address), flush=True)
        ticker = asyncio.create_task(follow_quotes(address, sys.stdout))
        await serving
        ticker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ticker
    finally:
        server.should_exit = True
    return 0


async def _serve(server: uvicorn.Server) -> None:
    """Run the server; a port that is taken ends it with ``SystemExit``, which must not end the whole program."""
    with contextlib.suppress(SystemExit):
        await server.serve()


async def _started(server: uvicorn.Server, serving: asyncio.Task[None]) -> bool:
    while not server.started:
        if serving.done():
            return False
        await asyncio.sleep(0.01)
    return True


def _invitation(address: str) -> str:
    return (
        f"\nThe trading API is up. Open\n"
        f"  {address}/live         prices and a demo account, on the generated TypeScript client\n"
        f"  {address}/             documents of every module\n"
        f"  {address}/api/v1/docs  reference: try every operation and topic\n"
        f"Below, the generated Python client follows the same quotes. Ctrl+C stops everything.\n"
    )
