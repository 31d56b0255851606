"""What user code may not do while it is imported: reach the network, start processes, change files.

An audit hook refuses it, so that a contract that tries meets a ``PermissionError`` and the outside stays as it
was; functions without an audit event are replaced. What remains in the child alone (printing, ``chdir``, the
environment, threads) is let be.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from types import FrameType
from typing import NamedTuple, Never

from tradegen.introspect import bounded
from tradegen.introspect.project_files import ProjectFiles
from tradegen.span import Span

_DEEDS = {
    "socket.connect": "opens a network connection",
    "socket.bind": "opens a network socket",
    "socket.getaddrinfo": "looks up a network address",
    "socket.gethostbyname": "looks up a network address",
    "socket.gethostbyaddr": "looks up a network address",
    "socket.getnameinfo": "looks up a network address",
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
    "os.utime": "changes a file",
    "os.setxattr": "changes a file",
    "os.removexattr": "changes a file",
    "syslog.syslog": "writes to the system's log",
    "resource.prlimit": "changes limits of a process",
    "resource.setrlimit": "changes limits of a process",
    "mmap.__new__": "takes shared memory",
    "sqlite3.connect": "opens a database",
}
_UNHEARD = {
    ("posix", "mkfifo"): "makes a file",
    ("posix", "mknod"): "makes a file",
    ("posix", "memfd_create"): "takes shared memory",
    ("_posixshmem", "shm_open"): "takes shared memory",
    ("_posixsubprocess", "fork_exec"): "starts a process",
}
"""Functions that no audit event tells of, and what they do."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WRITING_MODES = frozenset("wax+")  # of what is opened in C, the flags are not told


class Denied(PermissionError):
    """User code tried to touch the outside."""


class Deed(NamedTuple):
    """Something refused: what it was, and the line of the user's that asked for it, where there is one."""

    what: str
    span: Span | None


class Guard:
    """Refuses deeds from the moment it is installed to the end of the process; keeps a list of them."""

    def __init__(self, files: ProjectFiles, on_read: Callable[[str], None], on_compile: Callable[[int], None]) -> None:
        self._files = files
        self._on_read = on_read
        self._on_compile = on_compile
        self.deeds: list[Deed] = []

    def install(self) -> None:
        """Start refusing. An audit hook cannot be taken back, so this process must be the child."""
        for (module, name), what in _UNHEARD.items():
            self._replace(module, name, what)
        sys.addaudithook(self._audit)

    def _replace(self, module: str, name: str, what: str) -> None:
        """Put a refusal in the place of a function, wherever it is called by its module's name."""
        try:
            found = import_module(module)
        except ModuleNotFoundError:
            return

        def refuse(*_arguments: object, **_options: object) -> Never:
            self._refuse(what)

        for place in (found, os if module == "posix" else found):
            if hasattr(place, name):
                setattr(place, name, refuse)

    def _audit(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            self._audit_open(*args)
            return
        if event == "compile":
            self._audit_compile(*args)
            return
        what = _DEEDS.get(event)
        if what is not None and not _is_harmless(event, args):
            self._refuse(what)

    def _audit_open(self, given: object, mode: object, flags: object) -> None:
        if not isinstance(given, str | bytes) or not isinstance(flags, int):  # a descriptor is open already
            return
        path = os.fsdecode(given)
        if not flags & _WRITING and not (isinstance(mode, str) and _WRITING_MODES.intersection(mode)):
            self._on_read(path)
        elif path != os.devnull:
            if ".pyc." in path:  # the import system's own cache: it copes with being refused
                raise Denied(path)
            self._refuse(f"writes the file {path}")

    def _audit_compile(self, source: object, _file: object) -> None:
        if isinstance(source, str | bytes):
            self._on_compile(len(source))

    def _refuse(self, what: str) -> Never:
        self.deeds.append(Deed(what, user_line(sys._getframe(2), self._files)))
        raise Denied(f"tradegen refused: it {what}")


def _is_harmless(event: str, args: tuple[object, ...]) -> bool:
    """Whether this deed of a kind that is refused leaves the outside, and the bounds, as they are."""
    match event, args:
        case ("sqlite3.connect", (":memory:" | b":memory:", *_)):
            return True
        case ("mmap.__new__", (int(descriptor), *_)):
            return descriptor != -1
        case ("resource.setrlimit", _):
            return sys._getframe(2).f_code.co_filename == bounded.__file__
        case _:
            return False


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
