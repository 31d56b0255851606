"""Makes every call and every subscription with a generated Python client, and tells what came of each.

Started as ``python -m tradegen.skew.python_child``; a :class:`ClientJob` comes on stdin, an :class:`Outcome` a line
goes to the stdout that the process was started with.
"""

import asyncio
import os
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
from pydantic import TypeAdapter, ValidationError

from tradegen.skew.messages import Attempt, ClientJob, Exercise, Noted, Outcome

REPLY_LIMIT_S = 10.0
UPDATE_LIMIT_S = 3.0


class _NotSendable(Exception):
    """The client's own types refuse the arguments."""


def main() -> None:
    """Answer one job."""
    answers = os.dup(1)
    os.dup2(2, 1)
    warnings.simplefilter("ignore")  # what is deprecated is tried as well
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=ClientJob)
    sys.path[:0] = job.path
    with os.fdopen(answers, "wb") as stream:
        asyncio.run(_play(job, stream))
    os._exit(0)


async def _play(job: ClientJob, stream: Any) -> None:
    log = _Log(Path(job.log))
    for access in dict.fromkeys(exercise.access for exercise in job.exercises):
        heard = _Heard()
        client_class = getattr(import_module(job.package), job.client_class)
        async with client_class(job.base_url, token=job.tokens.get(access), options=heard.options()) as client:
            for exercise in (exercise for exercise in job.exercises if exercise.access == access):
                for number, attempt in _turns(exercise):
                    outcome = heard.add_to(await _try(client, exercise, number, attempt))
                    noted = log.new()
                    received = noted[-1].received if noted else None
                    outcome = msgspec.structs.replace(outcome, received=received)
                    stream.write(msgspec.json.encode(outcome) + b"\n")
                    stream.flush()


class _Heard:
    """What a client tells besides its results: values it does not know, updates it cannot read."""

    def __init__(self) -> None:
        self._unknown: list[str] = []
        self._undecodable: list[str] = []

    def options(self) -> Any:
        """Return options of a client that tells it here."""
        return import_module("tradegen_runtime.client").ClientOptions(
            on_unknown=self._add_unknown, report=self._add_event
        )

    def add_to(self, outcome: Outcome) -> Outcome:
        """Return ``outcome`` with all that was told since the last one."""
        unknown, undecodable = tuple(dict.fromkeys(self._unknown)), self._undecodable[:1]
        self._unknown, self._undecodable = [], []
        return msgspec.structs.replace(outcome, unknown=unknown, why=outcome.why or "".join(undecodable))

    def _add_unknown(self, found: Any) -> None:
        self._unknown.append(f"{found.kind} {found.path} {found.value!r}")

    def _add_event(self, event: Any) -> None:
        if event.kind == "undecodable":
            self._undecodable.append(_told(event.error))


def _turns(exercise: Exercise) -> Iterator[tuple[int, Attempt]]:
    """Yield each attempt; those of an operation until it has given all of its answers."""
    attempts = list(enumerate(exercise.attempts))
    turns = len(attempts) if exercise.is_topic else max(len(attempts), exercise.least)
    for turn in range(turns if attempts else 0):
        yield attempts[turn % len(attempts)]


async def _try(client: object, exercise: Exercise, number: int, attempt: Attempt) -> Outcome:
    try:
        method = getattr(getattr(client, exercise.module), exercise.method)
        arguments = _arguments(method, attempt)
        if exercise.is_topic:
            return await _follow(method, arguments, exercise, number)
        async with asyncio.timeout(REPLY_LIMIT_S):
            await method(**arguments)
    except _NotSendable as refused:
        return Outcome(exercise.site, number, why=str(refused), skipped=True)
    except Exception as failed:  # whatever it is, the exercise goes on
        return Outcome(exercise.site, number, why=_told(failed))
    return Outcome(exercise.site, number)


async def _follow(method: Any, arguments: dict[str, object], exercise: Exercise, number: int) -> Outcome:
    subscription, key = method(**arguments), ""
    try:
        async with asyncio.timeout(REPLY_LIMIT_S):
            await subscription.__aenter__()
        key = subscription.topic or ""
        for _ in range(exercise.least if number == 0 else 1):  # all topics of a route send the same updates
            async with asyncio.timeout(UPDATE_LIMIT_S):
                await anext(subscription)
    except TimeoutError:
        if not key:
            return Outcome(exercise.site, number, why="the server did not confirm the subscription")
        return Outcome(exercise.site, number, key=key, why="updates did not come")
    except Exception as failed:
        return Outcome(exercise.site, number, key=key, why=_told(failed))
    finally:
        await subscription.__aexit__(None, None, None)
    return Outcome(exercise.site, number, key=key)


def _arguments(method: Any, attempt: Attempt) -> dict[str, object]:
    hints = get_type_hints(method)
    try:
        return {
            name: TypeAdapter(hints[name]).validate_json(msgspec.json.encode(value))
            for name, value in attempt.arguments.items()
        }
    except ValidationError as refused:
        raise _NotSendable(_told(refused)) from None


def _told(error: BaseException) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return f"cannot be read: {place + ': ' if place else ''}{first['msg']}"[:300]
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        return _told(cause)
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]


class _Log:
    """What reached the services since it was last looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = 0

    def new(self) -> list[Noted]:
        """Return what came since the last time."""
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(self._at)
            lines = file.read()
            self._at = file.tell()
        return [msgspec.json.decode(line, type=Noted) for line in lines.splitlines()]


if __name__ == "__main__":
    main()
