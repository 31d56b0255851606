"""What module ``login`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from excluded_fields_contracts.login import login
from tradegen_runtime.publish import Publish


@runtime_checkable
class LoginService(Protocol):
    """What module ``login`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def register(
        self,
        body: login.Account,
    ) -> login.Account:
        """Answer operation ``register``."""
        ...

    async def gather(
        self,
        body: login.Team,
    ) -> login.Team:
        """Answer operation ``gather``."""
        ...

    def stream_members(
        self,
        publish: Publish[login.Account],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``members``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
