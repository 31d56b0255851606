"""The parent's side of introspection: start the child, ask it, and explain whatever becomes of it."""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self, assert_never

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.introspect.limits import USUAL, Limits
from tradegen.introspect.messages import (
    Alive,
    Answered,
    Begun,
    Broken,
    Ended,
    Exhausted,
    Failed,
    Importing,
    Job,
    Loading,
    Message,
    TimedOut,
)
from tradegen.introspect.patience import Patience, reached
from tradegen.introspect.request import MissingName, Reply, Request
from tradegen.span import Span

_START = "import sys; sys.path.append(sys.argv[1]); from tradegen.introspect.child import main; main()"
_PACKAGE_ROOT = str(Path(__file__).parents[2])
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""The same order of sets on every run; no plugin (tracing and the like) watches over the user's models."""
_LONGEST: Final = 64 << 20  # bytes of one message: thousands of models


def introspect(request: Request) -> Reply:
    """Ask a child process of its own. See :meth:`Introspector.introspect`."""
    with Introspector() as introspector:
        return introspector.introspect(request)


class Introspector:
    """A child process that imports user code; started at once, so that it warms up while the caller reads.

    ``warm``: the child stays and forks for every request (where the platform can), so that one more costs
    milliseconds; else each request has a new child. ``limits`` bound one request.
    """

    def __init__(self, *, warm: bool = False, limits: Limits = USUAL) -> None:
        self._warm = warm and hasattr(os, "fork")
        self._limits = limits
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
        reply, reusable = _converse(child, request, self._limits)
        if self._warm and reusable:
            self._child = child
        else:
            child.kill()
        return reply


class _Child:
    """One child process; its messages arrive in a queue, ``None`` when it has ended."""

    def __init__(self, *, warm: bool) -> None:
        self._secret = os.urandom(8).hex().encode()
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

    def ask(self, request: Request, limits: Limits) -> None:
        """Send a job; a child that is gone already is noticed by :meth:`hear`."""
        stdin = _pipe(self._process.stdin)
        try:
            stdin.write(msgspec.json.encode(Job(request, limits, self._secret.decode())) + b"\n")
            stdin.flush()
        except BrokenPipeError:
            return

    def hear(self, timeout_s: float) -> Message | None:
        """The next message; ``None`` when the child has ended.

        Raises:
            queue.Empty: nothing came in time.
            msgspec.DecodeError: somebody else wrote to the pipe.
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
        """Read until it ends, or somebody else writes into the pipe: no more than a few bytes of that."""
        pipe = _pipe(self._process.stdout)
        while (head := pipe.read(len(self._secret))) == self._secret:
            self._messages.put(pipe.readline(_LONGEST))
        if head:
            self._messages.put(b"")
        self._messages.put(None)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "Popen was given PIPE"
    return stream


def _converse(child: _Child, request: Request, limits: Limits) -> tuple[Reply, bool]:
    """The reply, and whether the child can take another request."""
    child.ask(request, limits)
    patience = Patience(limits)
    module = ""
    reply: Reply | None = None
    while True:
        try:
            message = child.hear(patience.left_s())
        except queue.Empty:
            verdict = patience.verdict()
            if verdict is not None:
                return _hung(request, module, None, verdict), False
            continue
        except msgspec.DecodeError:  # user code wrote to our pipe
            return _garbled(request, module), False
        patience.heard(message)
        match message:
            case Importing():
                module = message.module
            case Begun() | Loading() | Alive():
                continue
            case Answered():
                reply = message.reply
            case TimedOut():
                reply = _hung(request, module, message.span, reached(message.limit, limits))
            case Exhausted():
                reply = _exhausted(request, message.bound_mib)
            case Failed():
                reply = _failed(request, message)
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


def _hung(request: Request, module: str, span: Span | None, verdict: str) -> Reply:
    hint = "move slow work out of model modules into functions, or raise import_patience in [tool.tradegen]"
    return _nothing(request, span, "import-hangs", f"importing {module} {verdict}", hint)


def _failed(request: Request, message: Failed) -> Reply:
    reason = f"reading the models fails: {message.reason}"
    return _nothing(request, message.span, "import-failed", reason, "mend it there: a model module declares types only")


def _exhausted(request: Request, bound_mib: int) -> Reply:
    reason = f"reading the models takes more than {bound_mib} MiB of memory"
    return _nothing(request, None, "import-failed", reason, "a model module declares types only")


def _garbled(request: Request, module: str) -> Reply:
    reason = f"importing {module} writes to what belongs to the process that imports it"
    return _nothing(request, None, "import-crashed", reason, "look at what the module does while it is imported")


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
