"""Serves a generated app whose services answer generated values; ends when its stdin does.

Started as ``python -m tradegen.skew.server_child`` with a :class:`ServerJob` as a line on stdin; the port comes as
a line on stdout. What user code prints goes to stderr.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python
from typing_extensions import TypeForm

from tradegen.skew.messages import Method, Noted, ServedModule, ServerJob

BETWEEN_UPDATES_S = 0.01
"""So that a topic which delivers only the latest delivers each of them."""


def main() -> None:
    """Serve until nobody holds the other end of stdin."""
    answers = os.dup(1)
    os.dup2(2, 1)
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=ServerJob)
    sys.path[:0] = job.path
    asyncio.run(_serve(job, answers))
    os._exit(0)  # whatever threads user code has started


async def _serve(job: ServerJob, answers: int) -> None:
    uvicorn = import_module("uvicorn")
    options = import_module("tradegen_runtime.links.uvicorn_protocol").SERVER_OPTIONS
    app = import_module(job.package).create_app(services=_services(job))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", **options))
    running = asyncio.create_task(server.serve())
    while not server.started and not running.done():  # noqa: ASYNC110
        await asyncio.sleep(0.01)  # uvicorn has no event for it
    port = server.servers[0].sockets[0].getsockname()[1]
    os.write(answers, f"{port}\n".encode())
    await asyncio.to_thread(sys.stdin.buffer.read)
    server.should_exit = True
    await running


def _services(job: ServerJob) -> dict[str, Callable[[object], object]]:
    log = Path(job.log)
    return {module.name: _factory(_service(module, log)) for module in job.modules}


def _factory(service: object) -> Callable[[object], object]:
    return lambda _: service


def _service(module: ServedModule, log: Path) -> object:
    package, _, name = module.protocol.partition(":")
    protocol = getattr(import_module(package), name)
    methods = {
        method.name: (_stream if method.is_stream else _answer)(module.name, method, protocol, log)
        for method in module.methods
    }
    return type("GeneratedService", (), {**methods, **dict.fromkeys(module.hooks, _allow)})()


async def _allow(self: object, *given: object, **named: object) -> object:
    """Let everybody pass whom the declared access lets in."""
    return import_module("tradegen_runtime.access.decision").ALLOW


def _answer(module: str, method: Method, protocol: object, log: Path) -> Callable[..., object]:
    kind = get_type_hints(getattr(protocol, method.name))["return"]
    waiting = cycle(_read(kind, method) or (None,))

    async def answer(self: object, *body: object, **given: object) -> object:
        _note(log, module, method, {**given, **({"body": body[0]} if body else {})})
        return next(waiting)

    return answer


def _stream(module: str, method: Method, protocol: object, log: Path) -> Callable[..., object]:
    (kind,) = get_args(get_type_hints(getattr(protocol, method.name))["publish"])
    updates = _read(kind, method)

    @asynccontextmanager
    async def stream(self: object, *given: object) -> AsyncIterator[None]:
        publish: Any = given[-1]
        _note(log, module, method, {"params": given[0]} if len(given) == 2 else {})

        async def feed() -> None:
            for update in cycle(updates):
                publish(update)
                await asyncio.sleep(BETWEEN_UPDATES_S)

        async with asyncio.TaskGroup() as tasks:
            feeding = tasks.create_task(feed())
            yield
            feeding.cancel()

    return stream


def _read(kind: TypeForm[object], method: Method) -> tuple[object, ...]:
    """Return those of the answers that the models accept: their own validators may refuse some."""
    if kind in (None, type(None)):
        return ()
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    found = []
    for answer in method.answers:
        try:
            found.append(adapter.validate_json(msgspec.json.encode(answer)))
        except Exception:  # whatever a validator of the contracts raises
            continue
    return tuple(found)


def _note(log: Path, module: str, method: Method, given: dict[str, object]) -> None:
    received = {name: to_jsonable_python(value, by_alias=True, fallback=str) for name, value in given.items()}
    line = msgspec.json.encode(Noted(module=module, method=method.name, received=received))
    with log.open("ab") as file:
        file.write(line + b"\n")


if __name__ == "__main__":
    main()
