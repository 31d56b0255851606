"""What emitted code declares about one REST operation and one topic."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Literal, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")

OnSlow = Literal["disconnect", "drop_oldest"]
"""What the server does with a reader that is too slow for every update."""

JsonScalar = str | int | float | bool | None
"""One JSON value that is neither an array nor an object."""

DeliveryMode = Literal["every", "latest"]
"""``every``: each update counts. ``latest``: only the newest does; skipped ones are no loss."""


@dataclass(frozen=True, kw_only=True)
class Operation(Generic[T]):
    """One REST operation; ``path`` is the whole path with ``{wireName}`` placeholders."""

    method: str
    path: str
    response: Callable[[], TypeAdapter[T]]

    @cached_property
    def decoder(self) -> TypeAdapter[T]:
        """The response's adapter, built at first use: a package of many models still imports quickly."""
        return self.response()


@dataclass(frozen=True, kw_only=True)
class ItemRule:
    """How the updates of a topic make a list.

    ``key`` is the wire name of the member that identifies an item. ``drop`` says which values of which
    members mean that the item has left the list; one is enough.
    """

    key: str
    drop: Mapping[str, tuple[JsonScalar, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Topic(Generic[T]):
    """One topic; ``route`` is its name on the wire and ``ws_path`` the path of its socket.

    ``items`` is there where the server sends snapshots of it. ``rate_per_s``: most updates a second, None: all.
    ``linger_s``: how long the server keeps the topic after its last subscriber.
    """

    route: str
    ws_path: str
    update: Callable[[], TypeAdapter[T]]
    delivery: DeliveryMode = "every"
    rate_per_s: float | None = None
    on_slow: OnSlow = "disconnect"
    linger_s: float = 30.0
    items: ItemRule | None = None

    @cached_property
    def decoder(self) -> TypeAdapter[T]:
        """The update's adapter, built at first use."""
        return self.update()
