"""When a session asks for the snapshot of a topic, and what it does with the answer."""

from collections.abc import Callable

from tradegen_runtime.client.backoff import Backoff
from tradegen_runtime.client.clock import Clock
from tradegen_runtime.client.errors import SubscriptionRefused
from tradegen_runtime.client.feed import Feed
from tradegen_runtime.client.inbound import Refusal, Snapshot
from tradegen_runtime.client.requests import PendingRequests


class SnapshotRequests:
    """Asks for the items of feeds that lack them, once at a time each; ``send`` makes the request."""

    def __init__(
        self,
        requests: PendingRequests,
        *,
        clock: Clock,
        backoff: Backoff,
        send: Callable[[Feed], object],
    ) -> None:
        self._requests = requests
        self._clock = clock
        self._backoff = backoff
        self._send = send

    def ask(self, feed: Feed) -> None:
        """Ask for the items of a feed, if somebody lacks them and its subscribe was sent on this socket."""
        wanted = feed.items is not None and feed.items.needs_snapshot
        if wanted and feed.request_number is not None and not self._requests.expects("snapshot", feed):
            self._send(feed)

    def ask_later(self, feed: Feed) -> None:
        """Ask again after a delay that grows."""
        items = feed.items
        if items is None or not items.needs_snapshot or feed.request_number is None:
            return  # nobody lacks them, or the next subscribe asks

        def again() -> None:
            items.retry = None
            if feed.items is items:
                self.ask(feed)

        items.refusals += 1
        items.retry = self._clock.later(self._backoff.delay_s(items.refusals), again)

    def answered(self, snapshot: Snapshot) -> None:
        """Hand a snapshot to the feed it was asked for; one that does not fit is asked for again."""
        request = self._requests.take(snapshot.request_id, "snapshot")
        if request is None or request.feed.items is None:
            return  # it came too late, or nobody wants it any more
        if not request.feed.items.join(snapshot):
            self.ask_later(request.feed)

    def refused(self, feed: Feed, refusal: Refusal) -> None:
        """Ask again later where that can help, else end the lists of this feed."""
        if feed.items is None or feed.request_number is None:
            return  # the topic was refused with it
        if refusal.retryable:
            self.ask_later(feed)
        else:
            feed.items.fail(SubscriptionRefused(refusal.code, refusal.message))
