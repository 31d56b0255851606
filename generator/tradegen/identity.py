"""Values that stayed the same objects from one build of a process to the next."""

from collections.abc import Sequence
from operator import is_


def are_identical(values: Sequence[object], others: Sequence[object]) -> bool:
    """Whether both are the very same objects, in the same order."""
    return len(values) == len(others) and all(map(is_, values, others))
