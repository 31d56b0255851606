"""Who holds a connection, and the hooks that are being asked about it."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from tradegen_runtime import cancellation
from tradegen_runtime.access.decision import enforce
from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.guard import PUBLIC, Hook, require, unauthenticated
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.refusal import Refusal

_log = logging.getLogger(__name__)


class Visitor:
    """Asks hooks in tasks of its own; a hook that fails, or takes longer than ``limit_s``, has not allowed."""

    def __init__(self, principal: Principal | None, *, limit_s: float, gate: Gate | None = None) -> None:
        self.principal = principal
        self._limit_s: Final = limit_s
        self._gate: Final = gate
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    def check(self, access: str) -> None:
        """Check what is declared. Raises: ``Refusal`` where ``access`` is not open to this visitor."""
        if access != PUBLIC:
            require(access, self.principal)

    def renew(self, token: str) -> float:
        """Go on with a new token of the same holder; return when it expires.

        Raises:
            Refusal: the token is not valid, or of somebody else, or the connection was opened without one.
        """
        if self.principal is None or self._gate is None:
            raise unauthenticated("This connection was opened without a token")
        self.principal = self._gate.renew(self.principal, token)
        return self.principal.expires_at

    def ask(self, hook: Hook, then: Callable[[Refusal | None], None]) -> Callable[[], None]:
        """Ask a hook, then call ``then`` with its refusal or ``None``; returns what calls that off."""
        task = asyncio.create_task(self._ask(hook, then), name="authorize")
        self._tasks = (*(asked for asked in self._tasks if not asked.done()), task)

        def call_off() -> None:
            task.cancel()

        return call_off

    async def aclose(self) -> None:
        """Call everything off and wait until it is over; a hook that does not end holds up nobody."""
        for task in self._tasks:
            task.cancel()
        if self._tasks and (await asyncio.wait(self._tasks, timeout=self._limit_s))[1]:
            _log.error("an authorization hook did not end within %g s", self._limit_s)

    async def _ask(self, hook: Hook, then: Callable[[Refusal | None], None]) -> None:
        answer = await self._answer(hook)
        # A hook may answer in spite of being called off, as by ``asyncio.wait_for`` of Python 3.11, which swallows what
        # comes together with its result. The answer is about a principal, or a connection, of the past.
        if not cancellation.is_of_this_task():
            then(answer)

    async def _answer(self, hook: Hook) -> Refusal | None:
        if self.principal is None:
            return Refusal("UNAUTHENTICATED", "A token is needed", status=401)
        try:
            async with asyncio.timeout(self._limit_s):
                enforce(await hook(self.principal))
        except Refusal as refusal:
            return refusal
        except TimeoutError as late:
            _log.error("an authorization hook: time-out", exc_info=late)
            return Refusal("SOURCE_TIMEOUT", "The topic did not open in time", status=503, retryable=True)
        except (Exception, asyncio.CancelledError):
            if cancellation.is_of_this_task():
                raise
            # A hook is user code: its failure is this request's only, and no yes.
            _log.exception("an authorization hook failed")
            return Refusal("INTERNAL", "The request failed", status=500, retryable=True)
        return None
