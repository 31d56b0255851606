"""What module ``evil`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from hostile_texts_contracts.evil import evil
from tradegen_runtime.publish import Publish


@runtime_checkable
class EvilService(Protocol):
    """What module ``evil`` needs from hand-written code.

    */ \"\"\" ''' ${evil()} {__import__('os')} {{ view }} {% raw %} \\N{BULLET}

     \\

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: evil.Evil,
        *,
        text: str,
    ) -> evil.Evil:
        """*/ \"\"\" ${evil()} \\

        */ \"\"\" ''' ${evil()} {__import__('os')}
         \\

        Args:
            text: */ \"\"\" \\
        """
        ...

    def stream_evil(
        self,
        publish: Publish[evil.Evil],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``evil``: */ \"\"\" ${evil()} \\

        */ \"\"\" ''' ${evil()} {__import__('os')}
         \\

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
