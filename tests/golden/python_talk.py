"""Plays the planned exchanges of a case with the emitted Python client, and notes what is not as planned."""

import asyncio
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import get_type_hints

from tests.golden.cases import Case
from tests.golden.exchanges import (
    Call,
    ModulePlan,
    Operation,
    Stream,
    argument_spelling,
    python_spelling,
)
from tests.golden.scripted_service import refusal_of
from tests.golden.wire_values import read_value, wire_json
from typing_extensions import TypeForm

from tradegen_runtime.client import ApiError

UPDATE_LIMIT_S = 10.0
"""How long an update may take before the topic counts as mute."""


class PythonTalk:
    """One conversation; ``failures`` says in a line each what went wrong."""

    def __init__(self, case: Case, plans: tuple[ModulePlan, ...]) -> None:
        self._case = case
        self._plans = plans
        self.failures: list[str] = []

    async def play(self, base_url: str, token: str) -> None:
        """Make every call and every subscription."""
        client_class = getattr(import_module(self._case.client), self._case.client_class)
        async with client_class(base_url, token=token) as client:
            for plan in self._plans:
                module = getattr(client, python_spelling(plan.name))
                for operation in plan.operations:
                    await self._play_operation(module, operation)
                for stream in plan.streams:
                    await self._play_stream(module, stream)

    async def _play_operation(self, module: object, operation: Operation) -> None:
        method = getattr(module, operation.method)
        hints = get_type_hints(method)
        for turn, call in enumerate(operation.calls):
            with self._noting(f"{operation.operation_id} call {turn}"):
                result = await method(**_arguments(call, hints, has_body=operation.has_body))
                self._compare(
                    f"{operation.operation_id} answer {turn}", call.answered, wire_json(hints["return"], result)
                )
        for status in operation.statuses:
            with self._noting(f"{operation.operation_id} error {status}"):
                await self._play_refusal(method, hints, operation, status)

    async def _play_refusal(
        self, method: object, hints: Mapping[str, TypeForm[object]], operation: Operation, status: int
    ) -> None:
        assert callable(method)
        expected = refusal_of(status)
        try:
            await method(**_arguments(operation.calls[0], hints, has_body=operation.has_body))
        except ApiError as error:
            found = (error.status, error.problem.code, error.problem.detail)
            self._compare(f"{operation.operation_id} {status}", (status, expected.code, expected.message), found)
        else:
            self.failures.append(f"{operation.operation_id}: was not refused with {status}")

    async def _play_stream(self, module: object, stream: Stream) -> None:
        method = getattr(module, python_spelling(stream.route))
        hints = get_type_hints(method)
        (update,) = hints["return"].__args__
        for params in stream.params:
            given = {argument_spelling(name): value for name, value in (params or {}).items()}
            with self._noting(f"{stream.route} of {params}"):
                subscription = method(**{name: read_value(hints[name], value) for name, value in given.items()})
                async with asyncio.timeout(UPDATE_LIMIT_S), subscription as updates:
                    for turn, expected in enumerate(stream.received):
                        found = wire_json(update, await anext(updates))
                        self._compare(f"{stream.route} update {turn}", expected, found)

    def _compare(self, place: str, expected: object, found: object) -> None:
        if expected != found:
            self.failures.append(f"{place}: expected {expected!r}, received {found!r}")

    @contextmanager
    def _noting(self, place: str) -> Iterator[None]:
        """Note an exception of any kind and go on with the next exchange."""
        try:
            yield
        except Exception as error:
            self.failures.append(f"{place}: {error!r} in {traceback.format_exc(limit=-8)}")


def _arguments(call: Call, hints: Mapping[str, TypeForm[object]], *, has_body: bool) -> dict[str, object]:
    given = {argument_spelling(name): value for name, value in {**call.path, **call.query}.items()}
    if has_body:
        given["body"] = call.body
    return {name: read_value(hints[name], value) for name, value in given.items()}
