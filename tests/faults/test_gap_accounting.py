"""Delivered + told to be missing = published, exactly (T12); `make soak PART=gaps` does it with ten million."""

from pathlib import Path

import pytest
from tests.faults.account import Account, Balance
from tests.faults.gap_mix import Mix, run_mix


async def test_t12_every_update_is_delivered_or_told(tmp_path: Path) -> None:
    """Over a reset, a stall, a kill and a cut, both clients' books balance: with and without history, and dropping."""
    outcome = await run_mix(Mix(rounds=5, per_round=2000, per_s=4000, filler=4000), tmp_path)
    assert outcome.balance.even
    assert outcome.balance.published > 4 * 2000 * 12
    assert min(outcome.balance.delivered, outcome.balance.told, outcome.balance.begun_anew) > 0
    assert {"epoch", "hole", "unrecovered"} == set(outcome.reasons)


def test_books_refuse_what_does_not_fit() -> None:
    """A hole, a repetition, a gap over what was delivered, and a new life without a gap are noticed."""
    wrong: list[list[tuple[object, ...]]] = [
        [("a", 1), ("a", 3)],
        [("a", 1), ("a", 1)],
        [("a", 1), (1, 1, "hole"), ("a", 2)],
        [("a", 1), (2, 3, "hole"), ("a", 5)],
        [("a", 1), ("b", 1)],
        [("a", 1), (2, None, "epoch"), ("a", 2)],
        [("a", 1), (3, None, "epoch")],
    ]
    for events in wrong:
        account = Account()
        with pytest.raises(AssertionError):
            enter(account, events)


def test_books_balance_over_lives() -> None:
    """What a life published after it was lost, lives nobody saw, and the head of the next one are begun anew."""
    account = Account()
    enter(account, [("a", 1), (2, 4, "unrecovered"), ("a", 5), (6, None, "epoch"), ("c", 3), ("c", 4)])
    balance = account.settle({"a": 9, "b": 5, "c": 4})
    assert Balance(published=18, delivered=4, told=3, begun_anew=4 + 5 + 2) == balance
    assert balance.even


def enter(account: Account, events: list[tuple[object, ...]]) -> None:
    """Enter updates ``(life, number)`` and gaps ``(first, last, reason)``."""
    for event in events:
        match event:
            case (str(life), int(number)):
                account.updated(life, number)
            case (int(first), int() | None as last, str(reason)):
                account.lost(first, last, reason)
