"""Half the load with one fault a second, for ``SOAK_S`` seconds: nothing may grow (T28)."""

import os
import threading
from statistics import linear_regression
from typing import Final

from tests.bench.child_process import ChildProcess
from tests.bench.fanout import connect, server
from tests.bench.rows import Row

SOAK_S: Final = float(os.environ.get("SOAK_S", "120"))
STEP_S: Final = 5.0
WARM_UP: Final = 0.25
"""Part of the time that is not judged."""

CONNECTIONS: Final = 1000
TOPICS: Final = 100
PUBLISHED_PER_S: Final = 1000.0


def load_rows() -> list[Row]:
    """Publish step by step, note memory and tasks after each, and judge their slope."""
    with server("ours", quiet=False) as (process, port), ChildProcess("tests.bench.load_client") as client:
        connect(client, port, "ours", connections=CONNECTIONS, topics=TOPICS)
        client.ask({"do": "suffer", "seconds": SOAK_S})
        ended: list[dict[str, float]] = []
        listener = threading.Thread(target=lambda: ended.append(client.hear()))
        listener.start()
        facts = []
        while listener.is_alive():
            process.ask({"do": "pace", "per_s": PUBLISHED_PER_S, "topics": TOPICS, "seconds": STEP_S})
            facts.append(process.ask({"do": "facts"}))
            print(f"{len(facts) * STEP_S:.0f} of {SOAK_S:.0f} s: {facts[-1]['rss_kb'] / 1024:.0f} MiB", flush=True)
    judged = facts[int(len(facts) * WARM_UP) :]
    minutes = [step * STEP_S / 60 for step in range(len(judged))]
    tasks = [fact["tasks"] for fact in judged]
    suffered = ended[0]
    print(f"{suffered['frames']:.0f} updates arrived, {suffered['faults']:.0f} faults, {len(facts)} steps")
    rss_slope = linear_regression(minutes, [fact["rss_kb"] / 1024 for fact in judged]).slope
    return [
        Row("soak.rss_mib_per_min", rss_slope, "MiB", "<= 1"),
        Row("soak.more_tasks", max(tasks[len(tasks) // 2 :]) - max(tasks[: len(tasks) // 2]), "tasks", "<= 10"),
        Row("soak.gaps", suffered["gaps"], "gaps", "<= 0"),
    ]
