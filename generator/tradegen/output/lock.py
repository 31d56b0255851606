"""Who may touch the output folder: one build, or any number of readers.

A reader who holds :func:`reading` sees one whole tree, that of the last build that came to its point of no
return. Whoever reads without it (an editor, a running server that reloads) sees whole files always, and for
the milliseconds of a build files of two trees side by side.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tradegen.output.journal import finish_interrupted, is_interrupted

LOCK_NAME: Final = ".tradegen-lock"
_LOOK: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
_TAKE: Final = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
"""A link in the lock's place is refused: it would make a file elsewhere."""


@contextmanager
def output_lock(root: Path) -> Iterator[None]:
    """Hold the output folder against builds and readers; waits for its turn, and finishes an interrupted build.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root / LOCK_NAME, _TAKE, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        finish_interrupted(root)
        yield
    finally:
        os.close(handle)


@contextmanager
def reading(root: Path) -> Iterator[None]:
    """Hold the output folder against builds while it is read; other readers are welcome.

    A build that was cut short is finished first. On a disk that cannot be written there is nobody to hold it
    against.

    Raises:
        OSError: an interrupted build cannot be finished.
    """
    handle = _open_for_reading(root)
    if handle is None:
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        while is_interrupted(root):
            fcntl.flock(handle, fcntl.LOCK_EX)
            finish_interrupted(root)
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


@contextmanager
def undisturbed(root: Path) -> Iterator[None]:
    """Hold the output folder against builds without touching it: an interrupted build stays as it is."""
    try:
        handle = os.open(root / LOCK_NAME, _LOOK)
    except OSError:
        yield  # nothing was built here, or nobody may
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def _open_for_reading(root: Path) -> int | None:
    try:
        return os.open(root / LOCK_NAME, _TAKE, 0o644)
    except OSError as refused:
        if refused.errno not in (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR):
            raise
    try:
        return os.open(root / LOCK_NAME, _LOOK)
    except OSError:
        return None
