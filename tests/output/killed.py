"""Runs file work in a child process that dies at the n-th operation, as a killed build does."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
OPERATIONS = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.fsync"}
)
KILLED = 86


def survives(work: Callable[[], None], *, fatal: int, torn: bool = False) -> bool:
    """Do ``work`` in a child that is gone at its ``fatal``-th file operation; whether it came to its end.

    Operations are seen by Python's own audit events, so that none is missed; for ``os.fsync``, which has none,
    see :func:`audited_fsync`. ``torn``: the child dies after it
    has written half of a file's bytes, and only writes of whole files count.
    """
    child = os.fork()
    if child == 0:
        try:
            if torn:
                _die_in_a_write(fatal)
            else:
                _die_before_an_operation(fatal)
            work()
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


def _die_before_an_operation(fatal: int) -> None:
    left = [fatal]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if opens or event in OPERATIONS:
            if left[0] == 0:
                os._exit(KILLED)
            left[0] -= 1

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
