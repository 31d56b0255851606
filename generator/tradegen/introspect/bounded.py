"""Bounds the memory that user code may take while it is imported, where the platform can."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tradegen.introspect.limits import Limits

if sys.platform != "win32":
    import resource  # here, because none can be imported where there is no memory left

_MIB: Final = 1 << 20
_SIZES: Final = Path("/proc/self/statm")
_DATA_FIELD: Final = 5  # pages of data and stack, proc(5)


class BoundedMemory:
    """Within :meth:`held`, memory beyond the bound is a ``MemoryError`` of who asks for it.

    The bound moves: whenever code has got on, it may take as much again, up to a bound for everything. So a loop
    that hoards ends early, while a project of a thousand models does not.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sizes = os.open(_SIZES, os.O_RDONLY) if _SIZES.exists() else None
        self._first = self._taken()
        self._rlimits = (0, 0)
        self._is_held = False
        self.bound_mib = limits.total_mib
        """The bound that holds, or held last, as users are told of it."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the process to the bound."""
        if sys.platform == "win32":
            yield
            return
        self._rlimits = resource.getrlimit(resource.RLIMIT_DATA)
        self._is_held = True
        self.tighten()
        try:
            yield
        finally:
            self._is_held = False
            resource.setrlimit(resource.RLIMIT_DATA, self._rlimits)

    def tighten(self) -> None:
        """Allow as much as code of the user's own may take from here until it gets on."""
        last = self._first + self._limits.total_mib * _MIB
        still = self._taken() + self._limits.still_mib * _MIB
        is_last = self._sizes is None or last < still
        self.bound_mib = self._limits.total_mib if is_last else self._limits.still_mib
        self._bound(last if is_last else still)

    def loosen(self) -> None:
        """Allow as much as everything may take: an installed package is being imported."""
        self.bound_mib = self._limits.total_mib
        self._bound(self._first + self._limits.total_mib * _MIB)

    def _bound(self, size: int) -> None:
        if sys.platform == "win32" or not self._is_held:
            return
        soft, hard = self._rlimits
        known = [one for one in (soft, hard) if one != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_DATA, (min([size, *known]), hard))

    def _taken(self) -> int:
        if self._sizes is None:
            return 0
        return int(os.pread(self._sizes, 256, 0).split()[_DATA_FIELD]) * os.sysconf("SC_PAGE_SIZE")
