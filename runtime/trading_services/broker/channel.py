"""One topic's live sources, by account."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

UpdateT = TypeVar("UpdateT")


class Channel(Generic[UpdateT]):
    """Passes updates on while somebody wants them, and costs nothing while nobody does."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[[UpdateT], None]]] = {}

    @contextmanager
    def open(self, account_id: str, publish: Callable[[UpdateT], None]) -> Iterator[None]:
        """Pass an account's updates to ``publish`` until left."""
        listeners = self._listeners.setdefault(account_id, [])
        listeners.append(publish)
        try:
            yield
        finally:
            listeners.remove(publish)
            if not listeners:
                self._listeners.pop(account_id, None)

    def publish(self, account_id: str, make: Callable[[], UpdateT]) -> None:
        """Pass an update on; ``make`` is called only when somebody listens."""
        listeners = self._listeners.get(account_id)
        if listeners:
            update = make()
            for listener in tuple(listeners):
                listener(update)
