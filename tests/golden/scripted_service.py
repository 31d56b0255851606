"""Services made on the fly: they expect what was planned and answer what was planned."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from itertools import cycle, islice

from tests.golden.exchanges import Call, ModulePlan, Operation, Stream

from tradegen_runtime.access.decision import ALLOW, Decision
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.service_context import ServiceContext


class Unexpected(Exception):
    """A service was called with something else than was sent."""


def scripted_services(plans: tuple[ModulePlan, ...]) -> Mapping[str, Callable[[ServiceContext], object]]:
    """Return a service factory for each module."""
    return {plan.name: _factory(plan) for plan in plans}


def _factory(plan: ModulePlan) -> Callable[[ServiceContext], object]:
    return lambda _: scripted_service(plan)


def scripted_service(plan: ModulePlan) -> object:
    """Return a service: each method goes through its calls in order, then through its refusals, and begins anew.

    A call that never arrives is passed over, so that one failure does not put the rest out of step.
    """
    methods = {operation.method: _answering(operation) for operation in plan.operations}
    sources = {stream.method: _streaming(stream) for stream in plan.streams}
    hooks = dict.fromkeys(plan.hooks, _allow)
    return type("ScriptedService", (), {**methods, **sources, **hooks})()


async def _allow(self: object, *given: object, **named: object) -> Decision:
    """Answer any authorization hook with yes."""
    return ALLOW


def refusal_of(status: int) -> Refusal:
    """Return the error that a method raises for a declared status."""
    return Refusal("GOLDEN", f"refused with {status}", status=status)


def _answering(operation: Operation) -> Callable[..., object]:
    turns: tuple[Call | int, ...] = (*operation.calls, *operation.statuses)
    waiting = cycle(turns)

    async def method(self: object, *body: object, **given: object) -> object:
        received = {**given, **({"body": body[0]} if body else {})}
        for turn in islice(waiting, len(turns)):
            if isinstance(turn, int):
                if received == operation.calls[0].arguments:
                    raise refusal_of(turn)
            elif received == turn.arguments:
                return turn.answer
        sent = [call.arguments for call in operation.calls]
        raise Unexpected(f"{operation.operation_id}: received {received!r}, sent one of {sent!r}")

    return method


def _streaming(stream: Stream) -> Callable[..., object]:
    @asynccontextmanager
    async def method(self: object, *given: object) -> AsyncIterator[None]:
        params, publish = given if len(given) == 2 else (None, given[0])
        if params not in stream.arguments:
            raise Unexpected(f"{stream.route}: received {params!r}, sent one of {stream.arguments!r}")
        assert callable(publish)
        for update in stream.updates:
            publish(update)
        yield

    return method
