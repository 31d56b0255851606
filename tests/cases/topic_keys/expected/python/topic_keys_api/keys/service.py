"""What module ``keys`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from topic_keys_contracts.keys import keys
from tradegen_runtime.publish import Publish


@runtime_checkable
class KeysService(Protocol):
    """What module ``keys`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    def stream_keyed(
        self,
        params: keys.KeyRequest,
        publish: Publish[keys.Update],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``keyed``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_optional_key(
        self,
        params: keys.KeyRequest,
        publish: Publish[keys.Update | None],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``optional-key``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...
