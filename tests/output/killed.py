"""Runs file work in a child process that dies at the n-th operation, as a killed build does."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
OPERATIONS = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.fsync"}
)
KILLED = 86


def survives(work: Callable[[], None], *, fatal: int, torn: bool = False, error: int = 0) -> bool:
    """Do ``work`` in a child that is gone at its ``fatal``-th file operation; whether it came to its end.

    Operations are seen by Python's own audit events, so that none is missed; for ``os.fsync``, which has none,
    see :func:`audited_fsync`. ``torn``: the child dies after it
    has written half of a file's bytes, and only writes of whole files count. ``error``: it is not killed, but
    refused that operation and all after it with this number, as a disk does; of a full one (``ENOSPC``) only those
    that need room.
    """
    child = os.fork()
    if child == 0:
        try:
            if torn:
                _die_in_a_write(fatal)
            else:
                _stop_before_an_operation(fatal, error)
            work()
        except OSError as refused:
            os._exit(KILLED if error and refused.errno == error else 1)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED), f"the child failed by itself: {code}"
    return code == 0


def audited_fsync(handle: int) -> None:
    """Stand for ``os.fsync``: an operation to die at, without the time that a disk takes."""
    sys.audit("os.fsync", handle)


def _stop_before_an_operation(fatal: int, error: int) -> None:
    left = [fatal]
    counted = OPERATIONS - {"os.rename", "os.remove", "os.rmdir"} if error == errno.ENOSPC else OPERATIONS

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if opens or event in counted:
            if left[0] > 0:
                left[0] -= 1
            elif error:
                raise OSError(error, os.strerror(error))
            else:
                os._exit(KILLED)

    sys.addaudithook(watch)


def _die_in_a_write(fatal: int) -> None:
    left = [fatal]
    write = Path.write_bytes

    def torn_write(path: Path, content: bytes) -> int:
        if left[0] == 0:
            write(path, content[: len(content) // 2])
            os._exit(KILLED)
        left[0] -= 1
        return write(path, content)

    setattr(Path, "write_bytes", torn_write)  # noqa: B010 - in a process that is about to die
