"""Ten million updates over kills, stalls and resets: delivered + told to be missing = published (T12)."""

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Final

from tests.bench.rows import Row
from tests.faults.gap_mix import Mix, run_mix

MESSAGES: Final = int(os.environ.get("SOAK_MESSAGES", "10_000_000"))
PER_ROUND: Final = 20_000
CROWD: Final = 2
FOLLOWERS: Final = 24
"""Four of each client on each of three routes: so often is an update accounted for."""


def gap_rows() -> list[Row]:
    """Run as many rounds as it takes."""
    rounds = max(5, round(MESSAGES / (PER_ROUND * FOLLOWERS) * 1.2))
    with tempfile.TemporaryDirectory() as ledger:
        mix = Mix(rounds=rounds, per_round=PER_ROUND, per_s=5_000, filler=200, crowd=CROWD, seed=12)
        outcome = asyncio.run(run_mix(mix, Path(ledger), lambda said: print(said, flush=True)))
    balance = outcome.balance
    print(f"{balance}; gaps told: {outcome.reasons}")
    unsaid = balance.published - balance.delivered - balance.told - balance.begun_anew
    return [
        Row("soak.gaps.updates", balance.published, "", ">= 10000000"),
        Row("soak.gaps.unsaid", abs(unsaid), "", "<= 0"),
    ]
