"""How a source hands its updates to the runtime."""

from typing import Protocol, TypeVar

UpdateT_contra = TypeVar("UpdateT_contra", contravariant=True)


class Publish(Protocol[UpdateT_contra]):
    """Sends an update to the topic's subscribers.

    Never waits and never fails because of a subscriber. Call it on the event loop's thread; from another one by
    ``loop.call_soon_threadsafe(publish, update)``. After the source was left it does nothing.
    """

    def __call__(self, update: UpdateT_contra, /) -> None:
        """Publish one update.

        Raises:
            pydantic_core.PydanticSerializationError: it is not of the declared type.
            NotFiniteError: a number in it is not finite, and its type does not allow null.
            RuntimeError: this is another thread.
        """
