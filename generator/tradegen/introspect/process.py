"""The parent's side of introspection: start the child, ask it, and explain whatever becomes of it."""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self, assert_never

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.introspect.messages import Answered, Broken, Ended, Importing, Job, Message, TimedOut
from tradegen.introspect.request import MissingName, Reply, Request
from tradegen.span import Span

_START = "import sys; sys.path.append(sys.argv[1]); from tradegen.introspect.child import main; main()"
_PACKAGE_ROOT = str(Path(__file__).parents[2])
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""The same order of sets on every run; no plugin (tracing and the like) watches over the user's models."""

_GRACE_S = 1.0  # for user code that swallows the child's own time limit


def introspect(request: Request, *, limit_s: float = 20.0) -> Reply:
    """Ask a child process of its own. See :meth:`Introspector.introspect`."""
    with Introspector(limit_s=limit_s) as introspector:
        return introspector.introspect(request)


class Introspector:
    """A child process that imports user code; started at once, so that it warms up while the caller reads.

    ``warm``: the child stays and forks for every request (where the platform can), so that one more costs
    milliseconds; else each request has a new child. ``limit_s`` bounds one request.
    """

    def __init__(self, *, warm: bool = False, limit_s: float = 20.0) -> None:
        self._warm = warm and hasattr(os, "fork")
        self._limit_s = limit_s
        self._child: _Child | None = _Child(warm=self._warm)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; another request would start a new one."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def introspect(self, request: Request) -> Reply:
        """What the child learns. The user's mistakes, hangs and crashes are part of the reply.

        Raises:
            RuntimeError: the child cannot work, or has met a bug of ours.
        """
        child = self._child or _Child(warm=self._warm)
        self._child = None
        reply, reusable = _converse(child, request, self._limit_s)
        if self._warm and reusable:
            self._child = child
        else:
            child.kill()
        return reply


class _Child:
    """One child process; its messages arrive in a queue, ``None`` when it has ended."""

    def __init__(self, *, warm: bool) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the child
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-X", "utf8", "-c", _START, _PACKAGE_ROOT, *(["--warm"] if warm else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**os.environ, **_ENVIRONMENT},
            start_new_session=True,
        )
        self._messages: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def ask(self, job: Job) -> None:
        """Send a job; a child that is gone already is noticed by :meth:`hear`."""
        stdin = _pipe(self._process.stdin)
        try:
            stdin.write(msgspec.json.encode(job) + b"\n")
            stdin.flush()
        except BrokenPipeError:
            return

    def hear(self, timeout_s: float) -> Message | None:
        """The next message; ``None`` when the child has ended.

        Raises:
            queue.Empty: nothing came in time.
        """
        line = self._messages.get(timeout=max(timeout_s, 0.0))
        return None if line is None else msgspec.json.decode(line, type=Message)

    def exit_code(self) -> int:
        """How the process ended; negative for a signal."""
        return self._process.wait()

    def complaints(self) -> str:
        """What it wrote to stderr before it took up work."""
        self._complaints.seek(0)
        return self._complaints.read().decode(errors="replace")

    def kill(self) -> None:
        """End the process and whatever it has started."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):  # it ended meanwhile
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            _pipe(stream).close()
        self._complaints.close()

    def _listen(self) -> None:
        for line in _pipe(self._process.stdout):
            self._messages.put(line)
        self._messages.put(None)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "Popen was given PIPE"
    return stream


def _converse(child: _Child, request: Request, limit_s: float) -> tuple[Reply, bool]:
    """The reply, and whether the child can take another request."""
    child.ask(Job(request, limit_s))
    deadline = time.monotonic() + limit_s + _GRACE_S
    module = ""
    reply: Reply | None = None
    while True:
        try:
            message = child.hear(deadline - time.monotonic())
        except queue.Empty:
            return _hung(request, module, None, limit_s), False
        match message:
            case Importing():
                module = message.module
            case Answered():
                reply = message.reply
            case TimedOut():
                reply = _hung(request, module, message.span, limit_s)
            case Broken():
                raise RuntimeError(f"introspection failed:\n{message.traceback}")
            case Ended():
                return reply or _crashed(request, module, message.code), True
            case None:
                code = child.exit_code()
                if reply is None and not module:
                    raise RuntimeError(f"the introspection child ended with {code}:\n{child.complaints()}")
                return reply or _crashed(request, module, code), False
            case _:
                assert_never(message)


def _hung(request: Request, module: str, span: Span | None, limit_s: float) -> Reply:
    reason = f"importing {module} has not come to an end after {limit_s:g} s"
    return _nothing(request, span, "import-hangs", reason, "move slow work out of model modules into functions")


def _crashed(request: Request, module: str, code: int) -> Reply:
    how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit status {code}"
    reason = f"the process that imports {module} {how}"
    return _nothing(request, None, "import-crashed", reason, "look at what the module does while it is imported")


def _nothing(request: Request, span: Span | None, slug: str, reason: str, hint: str) -> Reply:
    """A reply in which every name is missing for one reason."""
    missing = tuple(
        MissingName(name.module, name.attr, slug, reason, hint, explained=span is not None) for name in request.names
    )
    return Reply(missing=missing, diagnostics=() if span is None else (Diagnostic(span, reason, slug, hint),))
