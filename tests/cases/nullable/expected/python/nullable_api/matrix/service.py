"""What module ``matrix`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from nullable_contracts.matrix import matrix
from tradegen_runtime.publish import Publish


@runtime_checkable
class MatrixService(Protocol):
    """What module ``matrix`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: matrix.Matrix,
    ) -> matrix.Matrix:
        """Answer operation ``echo``."""
        ...

    async def echo_nested(
        self,
        body: matrix.Nested,
    ) -> matrix.Nested:
        """Answer operation ``echoNested``."""
        ...

    def stream_changes(
        self,
        publish: Publish[matrix.Matrix],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``changes``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
