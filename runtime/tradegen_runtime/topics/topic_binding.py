"""A topic's typed router, as the runtime sees it: its types are closed over, only bytes come out."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from threading import get_ident
from typing import ClassVar, Final, Protocol, TypeVar

from tradegen_runtime.access.guard import PUBLIC, Guard, Hook
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.retirement import Retirement
from tradegen_runtime.tally import TopicTally
from tradegen_runtime.topics.snapshots import ReadSnapshot

ParamsT = TypeVar("ParamsT")
UpdateT = TypeVar("UpdateT")

_WRONG_THREAD: Final = (
    "publish was called on another thread than the event loop's; from there: loop.call_soon_threadsafe(publish, update)"
)

Emit = Callable[[bytes], None]
"""Takes an encoded update."""

Source = AbstractAsyncContextManager[None]
"""What publishes the updates of one topic while it is entered."""


class TopicRouter(Protocol[ParamsT, UpdateT]):
    """What the emitted class of a topic offers."""

    route: ClassVar[str]
    """Name of the topic on the wire."""
    delivery: ClassVar[Delivery]
    """How its updates are delivered."""

    def parse_params(self, payload: bytes) -> ParamsT:
        """Return the validated params. Raises: ``Refusal``."""

    def topic_key(self, params: ParamsT) -> str:
        """Return the canonical key these params select."""

    def encode_update(self, update: UpdateT) -> bytes:
        """Return an update as JSON."""

    def open_source(self, params: ParamsT, publish: Publish[UpdateT]) -> Source:
        """Return the source for these params."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the params of one request select.

    The topic's key, how to make its source and to read its items, and whom to ask first.
    """

    key: str
    open_source: Callable[[Emit], Source]
    read_snapshot: ReadSnapshot | None = None
    authorize: Hook | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TopicBinding:
    """One route of the running application; topics are told apart by binding and key."""

    route: str
    delivery: Delivery
    select: Callable[[bytes], Selection]
    """Raises ``Refusal`` where the params are not valid."""
    access: str = PUBLIC
    retirement: Retirement | None = None
    tally: TopicTally = field(default_factory=TopicTally)


def bind_topic(
    router: TopicRouter[ParamsT, UpdateT],
    *,
    read_snapshot: Callable[[ParamsT], Awaitable[bytes]] | None = None,
    guard: Guard[ParamsT] | None = None,
    retirement: Retirement | None = None,
) -> TopicBinding:
    """Close over the types of a router.

    ``read_snapshot`` returns the present items of a topic that has such, ``guard`` is that of one that is not public,
    ``retirement`` says when one that is on its way out ends.
    """

    tally = TopicTally()

    def select(payload: bytes) -> Selection:
        params = router.parse_params(payload)

        def open_source(emit: Emit) -> Source:
            home = get_ident()

            def publish(update: UpdateT, /) -> None:
                if get_ident() != home:
                    raise RuntimeError(_WRONG_THREAD)
                try:
                    encoded = router.encode_update(update)
                except Exception:
                    tally.unsendable += 1
                    raise
                emit(encoded)

            return router.open_source(params, publish)

        return Selection(
            key=router.topic_key(params),
            open_source=open_source,
            read_snapshot=None if read_snapshot is None else partial(read_snapshot, params),
            authorize=None if guard is None else lambda principal: guard.authorize(principal, params),
        )

    return TopicBinding(
        route=router.route,
        delivery=router.delivery,
        select=select,
        access=PUBLIC if guard is None else guard.access,
        retirement=retirement,
        tally=tally,
    )
