"""Bounds the memory that user code may take while it is imported, where the platform can."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LIMIT_MIB: Final = 1024
"""No module of models needs more; what does is a loop that will not end, and would take the machine with it."""


@contextmanager
def bounded_memory() -> Iterator[None]:
    """While this is entered, memory beyond the limit is a ``MemoryError`` of who asks for it."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bounds = [LIMIT_MIB << 20, *(one for one in (soft, hard) if one != resource.RLIM_INFINITY)]
    resource.setrlimit(resource.RLIMIT_DATA, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
