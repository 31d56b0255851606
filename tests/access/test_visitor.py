"""Hooks that do not do as they are told: what was called off is not heard, and nobody waits for it for ever."""

import asyncio

import pytest

from tradegen_runtime.access.decision import ALLOW, Decision
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.access.visitor import Visitor
from tradegen_runtime.refusal import Refusal

ALICE = Principal("alice", frozenset({"auditor"}), expires_at=2e9)


class StubbornHook:
    """Allows, but not before it may, whoever cancels it."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.cancelled = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def __call__(self, principal: Principal) -> Decision:
        self.begun.set()
        while not self.may_answer.is_set():
            try:
                await self.may_answer.wait()
            except asyncio.CancelledError:
                self.cancelled.set()
        return ALLOW


@pytest.fixture
async def hook() -> StubbornHook:
    """A hook that swallows its cancellation."""
    return StubbornHook()


async def test_answer_to_a_question_that_was_called_off_is_not_heard(hook: StubbornHook) -> None:
    """X14: it is about a principal who has other rights by now, and another question about them is open."""
    told: list[Refusal | None] = []
    visitor = Visitor(ALICE, limit_s=30)
    call_off = visitor.ask(hook, told.append)
    await hook.begun.wait()
    call_off()
    await hook.cancelled.wait()
    hook.may_answer.set()
    await visitor.aclose()
    assert [] == told


async def test_connection_ends_though_a_hook_does_not(hook: StubbornHook, caplog: pytest.LogCaptureFixture) -> None:
    """The connection's seat is free again, and the log names the reason."""
    visitor = Visitor(ALICE, limit_s=0.05)
    visitor.ask(hook, lambda refusal: pytest.fail("told after the connection has ended"))
    await hook.begun.wait()
    await asyncio.wait_for(visitor.aclose(), 5)
    assert ["an authorization hook did not end within 0.05 s"] == caplog.messages
    hook.may_answer.set()
    await asyncio.sleep(0)


async def test_hook_that_takes_too_long_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Who asked hears that it may try again; whoever runs the server sees which line was waiting."""
    told: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()

    async def slow(principal: Principal) -> Decision:
        await asyncio.Event().wait()
        return ALLOW

    visitor = Visitor(ALICE, limit_s=0.01)
    visitor.ask(slow, told.set_result)
    refusal = await told
    assert refusal is not None
    assert ("SOURCE_TIMEOUT", True) == (refusal.code, refusal.retryable)
    assert ["an authorization hook: time-out"] == caplog.messages
    assert "in slow" in caplog.text
    await visitor.aclose()
