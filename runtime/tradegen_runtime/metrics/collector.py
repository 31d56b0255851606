"""The metrics of one application, made out of its tallies at each scrape; the only file that touches prometheus-client.

Labels are bounded: modules, topics (their declared names, never their keys), operations, statuses, codes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.tally import LatencyTally, RestTally
from tradegen_runtime.topics.topic_binding import TopicBinding

_KNOWN_CODES: Final = frozenset((1000, 1001, 1002, 1005, 1006, 1007, 1009, 1011, 1012))
_OWN_CODES: Final = frozenset((4000, 4001, 4002, 4003, 4005, 4008, 4013, 4509))
_TOPIC: Final = ("module", "topic")

_COUNTED: Final = {
    "tradegen_updates_published": ("published", "Updates that sources published."),
    "tradegen_updates_unsendable": (
        "unsendable",
        "Updates that could not be encoded, and were refused to the service.",
    ),
    "tradegen_updates_delivered": ("delivered", "Updates handed to connections, once for each subscriber."),
    "tradegen_updates_conflated": ("conflated", "Updates of latest topics that a newer one replaced."),
    "tradegen_updates_dropped": ("dropped", "Updates that slow readers lost (on_slow: drop_oldest)."),
    "tradegen_gaps": ("gaps", "Holes that subscribers were left with."),
    "tradegen_source_restarts": ("restarts", "Restarts of sources that had failed."),
}


@dataclass(frozen=True, slots=True)
class CountedTopic:
    """A topic and the module that declares it."""

    module: str
    binding: TopicBinding

    @property
    def labels(self) -> tuple[str, str]:
        """Values of the labels, in order."""
        return (self.module, self.binding.route)


class ApplicationCollector(Collector):
    """Reads what an application has counted."""

    def __init__(self, realtime: Realtime, topics: Iterable[CountedTopic], rest: RestTally) -> None:
        self._realtime: Final = realtime
        self._topics: Final = tuple(topics)
        self._rest: Final = rest

    def collect(self) -> Iterator[Metric]:
        """Yield every metric."""
        yield from self._connections()
        yield from self._live_topics()
        yield from self._counted_topics()
        yield _histogram(
            "tradegen_publish_to_write_seconds",
            "From the publish of an update to its write, counted once for each subscriber.",
            {(): self._realtime.latency},
        )
        yield from self._loop()
        yield from self._requests()

    def _connections(self) -> Iterator[Metric]:
        realtime = self._realtime
        tally = realtime.tally
        yield GaugeMetricFamily("tradegen_connections", "Live connections now.", value=len(realtime.connections))
        waiting = sum(connection.outbox.size_bytes for connection in realtime.connections)
        yield GaugeMetricFamily("tradegen_outbox_bytes", "Bytes that wait in the outboxes now.", value=waiting)
        yield CounterMetricFamily("tradegen_connections_accepted", "Upgrades that were accepted.", value=tally.accepted)
        refused = CounterMetricFamily(
            "tradegen_connections_refused", "Upgrades that were refused, by reason.", labels=("reason",)
        )
        for reason, count in sorted(tally.refused.items()):
            refused.add_metric((reason.lower(),), count)
        yield refused
        closed = CounterMetricFamily(
            "tradegen_connections_closed", "Connections that ended, by close code; 4008: too slow.", labels=("code",)
        )
        for code, count in sorted(_by_label(tally.closed).items()):
            closed.add_metric((code,), count)
        yield closed

    def _live_topics(self) -> Iterator[Metric]:
        topics = GaugeMetricFamily("tradegen_topics", "Topic keys that live now.", labels=_TOPIC)
        subscriptions = GaugeMetricFamily("tradegen_subscriptions", "Subscriptions now.", labels=_TOPIC)
        for topic in self._topics:
            topics.add_metric(topic.labels, topic.binding.tally.topics)
            subscriptions.add_metric(topic.labels, topic.binding.tally.subscriptions)
        yield topics
        yield subscriptions

    def _counted_topics(self) -> Iterator[Metric]:
        for name, (attribute, text) in _COUNTED.items():
            family = CounterMetricFamily(name, text, labels=_TOPIC)
            for topic in self._topics:
                family.add_metric(topic.labels, getattr(topic.binding.tally, attribute))
            yield family
        resumes = CounterMetricFamily(
            "tradegen_resumes",
            "Subscribers that came back, by whether they missed nothing.",
            labels=(*_TOPIC, "outcome"),
        )
        for topic in self._topics:
            resumes.add_metric((*topic.labels, "recovered"), topic.binding.tally.recovered)
            resumes.add_metric((*topic.labels, "unrecovered"), topic.binding.tally.unrecovered)
        yield resumes

    def _loop(self) -> Iterator[Metric]:
        loop = self._realtime.loop_tally
        yield CounterMetricFamily(
            "tradegen_event_loop_stalls", "Times that the event loop stood still for 0.25 s or more.", value=loop.stalls
        )
        yield CounterMetricFamily(
            "tradegen_event_loop_stall_seconds", "How long it stood still in all of them.", value=loop.stalled_s
        )

    def _requests(self) -> Iterator[Metric]:
        requests = CounterMetricFamily(
            "tradegen_rest_requests", "REST requests that were answered.", labels=("operation", "status")
        )
        for (operation, status), count in sorted(self._rest.requests.items()):
            requests.add_metric((operation, str(status)), count)
        yield requests
        yield _histogram(
            "tradegen_rest_request_seconds",
            "From a REST request to the end of its answer.",
            {(operation,): tally for operation, tally in sorted(self._rest.latency.items())},
            labels=("operation",),
        )


def exposition(collector: Collector, accept: str) -> tuple[bytes, str]:
    """Return the metrics of a collector, as OpenMetrics where it is accepted, and their content type."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(collector)
    encode, content_type = choose_encoder(accept)
    return encode(registry), content_type


def _by_label(closed: Mapping[int, int]) -> dict[str, int]:
    """Sum the counts by label: a peer may close with any code, which must not become as many labels."""
    found: dict[str, int] = {}
    for code, count in closed.items():
        label = str(code) if code in _KNOWN_CODES or code in _OWN_CODES else "other"
        found[label] = found.get(label, 0) + count
    return found


def _histogram(
    name: str,
    text: str,
    tallies: Mapping[tuple[str, ...], LatencyTally],
    *,
    labels: tuple[str, ...] = (),
) -> HistogramMetricFamily:
    family = HistogramMetricFamily(name, text, labels=labels)
    for values, tally in tallies.items():
        bounds = (*(repr(bound) for bound in tally.bounds_s), "+Inf")
        family.add_metric(values, list(zip(bounds, accumulate(tally.counts), strict=True)), sum_value=tally.sum_s)
    return family
