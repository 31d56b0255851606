"""The child's side of the gates that need the generated code imported: it answers in JSON, and judges nothing.

Started as ``python -m tradegen.gates.server_child``; a :class:`Job` comes on stdin, an :class:`Answer` goes to
the stdout the process was started with. What user code prints goes to stderr.
"""

import gc
import os
import sys
import sysconfig
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from tradegen.gates import model_look, server_look
from tradegen.gates.child_messages import Answer, Failure, Job

Part = TypeVar("Part")


def main() -> None:
    """Answer one job."""
    gc.disable()  # the process lives for a second, and its memory is its own
    answers = os.dup(1)
    os.dup2(2, 1)
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    sys.path[:0] = job.path
    failures: list[Failure] = []

    def attempt(gate: str, look: Callable[[], Part]) -> Part | None:
        try:
            return look()
        except BaseException as error:  # user code is imported: it may raise, exit or be interrupted
            failures.append(Failure(gate=gate, message=_one_line(error)))
            return None

    answer = Answer(
        live=attempt("served", lambda: server_look.look_at(job)) if job.served or job.vectors else None,
        models=attempt("models", lambda: model_look.look_at(job)) if job.models else None,
        failures=tuple(failures),
        files=_own_files(),
    )
    with os.fdopen(answers, "wb") as stream:
        stream.write(msgspec.json.encode(answer))
    os._exit(0)  # whatever threads user code has started


def _one_line(error: BaseException) -> str:
    """Return the last frame and the message of an error."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    place = f" ({Path(last.filename).name}:{last.lineno})" if last else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:400] + place


def _own_files() -> tuple[str, ...]:
    """Return the imported files that no package manager owns: the project's."""
    found = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    outside = tuple(sysconfig.get_path(kind) + os.sep for kind in ("stdlib", "platstdlib", "purelib", "platlib"))
    paths = {path for path in found if isinstance(path, str)}
    return tuple(sorted(path for path in paths if not path.startswith(outside)))


if __name__ == "__main__":
    main()
