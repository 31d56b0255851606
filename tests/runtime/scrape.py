"""Reads ``/metrics`` as Prometheus does."""

from typing import Final

import httpx
from prometheus_client.parser import text_string_to_metric_families
from tests.runtime.server import RunningServer

Labels = tuple[tuple[str, str], ...]
Samples = dict[tuple[str, Labels], float]

NOT_FORESEEN: Final = ("_bucket", "_created", "_seconds_sum", "_stalls_total", "_stall_seconds_total")
"""Ends of the names of samples that tell times."""


async def scrape(server: RunningServer) -> Samples:
    """Return every sample by name and labels."""
    async with httpx.AsyncClient(base_url=server.http) as http:
        answer = await http.get("/metrics")
    assert (200, True) == (answer.status_code, answer.headers["content-type"].startswith("text/plain; version="))
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def told(server: RunningServer) -> dict[str, float]:
    """Return all that a scrape says but zeros and times, by name and the values of the labels."""
    samples = await scrape(server)
    for (name, labels), value in samples.items():
        if name.endswith("_count"):
            assert value == samples[name.replace("_count", "_bucket"), tuple(sorted((*labels, ("le", "+Inf"))))]
    return {
        " ".join((name.removeprefix("tradegen_"), *(text for _, text in labels))): value
        for (name, labels), value in samples.items()
        if value and not name.endswith(NOT_FORESEEN)
    }
