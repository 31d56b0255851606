"""What user code may not do while it is imported: reach the network, start processes, change files.

An audit hook refuses it, so that a contract that tries meets a ``PermissionError`` and the outside stays as it
was. What remains in the child alone (printing, ``chdir``, the environment, threads) is let be.
"""

import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import NamedTuple

from tradegen.introspect.project_files import ProjectFiles
from tradegen.span import Span

_DEEDS = {
    "socket.connect": "opens a network connection",
    "socket.bind": "opens a network socket",
    "socket.getaddrinfo": "looks up a network address",
    "socket.gethostbyname": "looks up a network address",
    "socket.sendto": "sends network packets",
    "socket.sendmsg": "sends network packets",
    "subprocess.Popen": "starts a process",
    "os.system": "starts a process",
    "os.exec": "starts a process",
    "os.posix_spawn": "starts a process",
    "os.fork": "starts a process",
    "os.forkpty": "starts a process",
    "os.kill": "sends a signal",
    "os.killpg": "sends a signal",
    "os.remove": "removes a file",
    "os.rename": "renames a file",
    "os.rmdir": "removes a folder",
    "os.mkdir": "makes a folder",
    "os.chmod": "changes a file",
    "os.chown": "changes a file",
    "os.link": "makes a file",
    "os.symlink": "makes a file",
    "os.truncate": "changes a file",
    "sqlite3.connect": "opens a database",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Denied(PermissionError):
    """User code tried to touch the outside."""


class Deed(NamedTuple):
    """Something refused: what it was, and the line of the user's that asked for it, where there is one."""

    what: str
    span: Span | None


class Guard:
    """Refuses deeds from the moment it is installed to the end of the process; keeps a list of them."""

    def __init__(self, files: ProjectFiles, on_read: Callable[[str], None]) -> None:
        self._files = files
        self._on_read = on_read
        self.deeds: list[Deed] = []

    def install(self) -> None:
        """Start refusing. An audit hook cannot be taken back, so this process must be the child."""
        sys.addaudithook(self._audit)

    def _audit(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            self._audit_open(*args)
            return
        what = _DEEDS.get(event)
        if what is not None and not (event == "sqlite3.connect" and args[0] in (":memory:", b":memory:")):
            self._refuse(what)

    def _audit_open(self, path: object, _mode: object, flags: object) -> None:
        if not isinstance(path, str) or not isinstance(flags, int):
            return
        if not flags & _WRITING:
            self._on_read(path)
        elif path != os.devnull:
            if ".pyc." in path:  # the import system's own cache: it copes with being refused
                raise Denied(path)
            self._refuse(f"writes the file {path}")

    def _refuse(self, what: str) -> None:
        self.deeds.append(Deed(what, user_line(sys._getframe(2), self._files)))
        raise Denied(f"tradegen refused: it {what}")


def user_line(frame: FrameType | None, files: ProjectFiles) -> Span | None:
    """The innermost line of the user's own files in a stack."""
    while frame is not None:
        file = frame.f_code.co_filename
        if files.relative(file) is not None:
            positions = list(frame.f_code.co_positions())
            col = positions[frame.f_lasti // 2][2] if frame.f_lasti >= 0 else None
            return files.span(file, frame.f_lineno, (col or 0) + 1)
        frame = frame.f_back
    return None
