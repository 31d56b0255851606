"""The process that runs datamodel-code-generator, seen from the build."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import msgspec

from tradegen.emit.python_models.annotation import ShapeReply, ShapeRequest

_START: Final = "import sys; sys.path.append(sys.argv[1]); from tradegen.emit.python_models.child import main; main()"
_PACKAGE_ROOT: Final = str(Path(__file__).parents[3])


class WorkerFailed(RuntimeError):
    """The generating process ended before it answered; the text is what it said last."""


class SpellsShapes(Protocol):
    """Who spells the shapes of schemas, in the order asked."""

    def send(self, request: ShapeRequest) -> None:
        """Ask."""

    def receive(self) -> ShapeReply:
        """The answer to the oldest request."""


class ModelWorker:
    """A generating process, started by the constructor and kept until :meth:`close`.

    Requests are answered in the order sent; sending does not wait for the process to be ready.
    """

    def __init__(self) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-X", "utf8", "-c", _START, _PACKAGE_ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=sys.prefix,  # no project's configuration reaches the generator
            env={**os.environ, "PYTHONHASHSEED": "0"},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def send(self, request: ShapeRequest) -> None:
        """Ask; the answer is fetched with :meth:`receive`.

        Raises:
            WorkerFailed: the process has ended.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(request) + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise self._failure() from None

    def receive(self) -> ShapeReply:
        """Wait for the answer to the oldest request.

        Raises:
            WorkerFailed: the process has ended.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise self._failure()
        return msgspec.json.decode(line, type=ShapeReply)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()
        self._complaints.close()

    def _failure(self) -> WorkerFailed:
        self._process.kill()
        self._process.communicate()
        self._complaints.seek(0)
        said = self._complaints.read().decode(errors="replace").strip()
        return WorkerFailed(f"the process that generates Python models ended: {said or 'without a word'}")
