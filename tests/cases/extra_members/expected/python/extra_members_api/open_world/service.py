"""What module ``open_world`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from extra_members_contracts.open import open as open_open


@runtime_checkable
class OpenWorldService(Protocol):
    """What module ``open_world`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_ignoring(
        self,
        body: open_open.Ignoring,
    ) -> open_open.Ignoring:
        """Answer operation ``echoIgnoring``."""
        ...

    async def echo_keeping(
        self,
        body: open_open.Keeping,
    ) -> open_open.Keeping:
        """Answer operation ``echoKeeping``."""
        ...

    async def echo_typed(
        self,
        body: open_open.Typed,
    ) -> open_open.Typed:
        """Answer operation ``echoTyped``."""
        ...

    async def echo_refusing(
        self,
        body: open_open.Refusing,
    ) -> open_open.Refusing:
        """Answer operation ``echoRefusing``."""
        ...
