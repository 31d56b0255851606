"""Updates that were lost, as far as the client can tell."""

from dataclasses import dataclass
from typing import Literal

GapReason = Literal["hole", "unrecovered", "epoch", "overflow", "undecodable"]
"""Why updates are missing.

``hole``: a sequence number was skipped. ``unrecovered``: updates were published while the client was
away and the server could not replay them. ``epoch``: the topic began anew, for example after a restart of
the server. ``overflow``: the subscriber read too slowly. ``undecodable``: an update did not have the
declared shape.
"""


@dataclass(frozen=True)
class Gap:
    """The updates ``from_seq`` to ``to_seq`` (both included) did not reach the subscriber.

    ``to_seq`` is ``None`` where nobody can know (``epoch``), both are where the server numbers nothing.
    """

    from_seq: int | None
    to_seq: int | None
    reason: GapReason


def joined(before: Gap | None, after: Gap | None) -> Gap | None:
    """Two gaps with nothing between them, as one: of a topic that began anew, nobody knows how much was lost."""
    if before is None or after is None:
        return before or after
    reasons = (before.reason, after.reason)
    if "epoch" in reasons:
        return Gap(before.from_seq, None, "epoch")
    return Gap(before.from_seq, after.to_seq, "overflow" if "overflow" in reasons else before.reason)
