"""Has the kernel keep this process from files, programs and the network, where it can: Landlock, Linux 5.13 and later.

The audit hook refuses by name and knows the line; this is the wall behind it, for code that gets past Python's own
functions. Reading stays free, and so does ``/dev/null``.
"""

import ctypes
import os
import sys
from typing import Final

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # alike on every architecture
_TELL_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_NO_NEW_PRIVILEGES: Final = 38  # prctl(2)
_EXECUTE, _WRITE, _TRUNCATE = 1 << 0, 1 << 1, 1 << 14
_MAKE_AND_REMOVE: Final = sum(1 << bit for bit in range(4, 13))
_LINK_ELSEWHERE: Final = 1 << 13
_TCP: Final = 0b11
_SIGNALS_AND_SOCKETS: Final = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scope", ctypes.c_uint64))


class _Path(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("descriptor", ctypes.c_int32))


def confine() -> bool:
    """Give up, for good, to change files, run programs, use TCP and signal others; whether the kernel knows how."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _TELL_VERSION)
    if version < 1:
        return False
    refused = _refused(version)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(refused), ctypes.c_size_t(ctypes.sizeof(refused)), 0)
    if ruleset < 0:
        return False
    nothing = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    free = _Path(refused.files & (_WRITE | _TRUNCATE), nothing)
    libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(free), 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    done = libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(nothing)
    os.close(ruleset)
    return bool(done == 0)


def _refused(version: int) -> _Ruleset:
    """What a kernel of this version can refuse; it takes no bit that it does not know."""
    files = _EXECUTE | _WRITE | _MAKE_AND_REMOVE
    files |= _LINK_ELSEWHERE if version >= 2 else 0
    files |= _TRUNCATE if version >= 3 else 0
    return _Ruleset(files, _TCP if version >= 4 else 0, _SIGNALS_AND_SOCKETS if version >= 6 else 0)
