"""Lets an application count, and serves what it has counted."""

from collections.abc import Mapping

from fastapi import FastAPI

from tradegen_runtime.metrics.collector import ApplicationCollector, CountedTopic
from tradegen_runtime.metrics.rest_meter import RestMeter
from tradegen_runtime.metrics.route import MetricsAccess, metrics_router
from tradegen_runtime.module import BoundModule
from tradegen_runtime.sessions.fastws_adapter import topic_bindings
from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.tally import RestTally


def install_metrics(
    app: FastAPI,
    realtime: Realtime,
    modules: Mapping[str, BoundModule],
    access: MetricsAccess,
) -> None:
    """Count the requests of ``app`` and serve ``/metrics`` as ``access`` says; ``modules`` by name."""
    rest = RestTally()
    app.add_middleware(RestMeter, tally=rest)
    topics = (
        CountedTopic(name, binding) for name, bound in modules.items() for binding in topic_bindings(bound.topics)
    )
    app.include_router(metrics_router(ApplicationCollector(realtime, topics, rest), access))
