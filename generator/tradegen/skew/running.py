"""Start the processes that run generated code, and leave none behind."""

import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryFile
from typing import IO, Final

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tradegen.ir import PUBLIC, USER
from tradegen.skew.messages import ClientJob, Outcome, ServerJob

START_LIMIT_S: Final = 60.0
ISSUER: Final = "tradegen-skew"
_ALIKE: Final = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
"""For every process: two servers list the items of a set in one order, so that it is not taken for a difference."""


class ChildFailed(Exception):
    """A process that runs generated code ended; the message says how."""


class Keys:
    """Issues tokens for one run; the server knows the public half."""

    def __init__(self) -> None:
        self._private: Final = Ed25519PrivateKey.generate()

    @property
    def environment(self) -> dict[str, str]:
        """The settings with which a server accepts the tokens."""
        public = jwt.algorithms.OKPAlgorithm.to_jwk(self._private.public_key(), as_dict=True)
        key_set = msgspec.json.encode({"keys": [public]}).decode()
        return {
            "TRADEGEN_AUTH_JWKS": key_set,
            "TRADEGEN_AUTH_ISSUER": ISSUER,
            "TRADEGEN_AUTH_AUDIENCE": ISSUER,
            "TRADEGEN_AUTH_ROLES_CLAIM": "roles",
        }

    def token(self, access: str) -> str:
        """Return the token of somebody to whom exactly ``access`` is open."""
        roles = [] if access in (PUBLIC, USER) else [access]
        expires = datetime.now(UTC) + timedelta(hours=1)
        claims = {"sub": "skew", "iss": ISSUER, "aud": ISSUER, "exp": expires, "roles": roles}
        return jwt.encode(claims, self._private, algorithm="EdDSA")


@contextmanager
def served(job: ServerJob, keys: Keys) -> Iterator[str]:
    """Serve a version while the block runs; yield its URL.

    Raises:
        ChildFailed: it does not start.
    """
    with _child(python_command("server_child"), {**_unlimited(), **keys.environment}) as (process, complaints):
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(msgspec.json.encode(job) + b"\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], START_LIMIT_S)
        line = process.stdout.readline() if ready else b""
        if not line.strip().isdigit():
            process.kill()
            process.wait()
            raise ChildFailed(f"the server of {job.package} does not start: {_last_words(process, complaints)}")
        yield f"http://127.0.0.1:{int(line)}"


def played(command: Sequence[str], job: ClientJob, on_outcome: Callable[[Outcome], None]) -> tuple[Outcome, ...]:
    """Let a client do its exercises in the process that ``command`` starts; tell each outcome as it comes.

    Raises:
        ChildFailed: it ended before it was through.
    """
    outcomes: list[Outcome] = []
    with _child(command, {}) as (process, complaints):
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(msgspec.json.encode(job))
        process.stdin.close()
        for line in process.stdout:
            outcomes.append(msgspec.json.decode(line, type=Outcome))
            on_outcome(outcomes[-1])
        if process.wait(START_LIMIT_S) != 0:
            raise ChildFailed(f"the client {job.package} ended: {_last_words(process, complaints)}")
    return tuple(outcomes)


def python_command(module: str) -> tuple[str, ...]:
    """Return how to run a module of this package."""
    return sys.executable, "-P", "-X", "utf8", "-m", f"tradegen.skew.{module}"


@contextmanager
def _child(
    command: Sequence[str], environment: dict[str, str]
) -> "Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]":
    """Run a process while the block runs; what it complains of goes to a file, which never fills up as a pipe does."""
    with TemporaryFile() as complaints:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={**os.environ, **_ALIKE, "ENABLED_MODULES": "", **environment},
            start_new_session=True,
        )
        try:
            yield process, complaints
        finally:
            _end(process)


def _unlimited() -> dict[str, str]:
    """Settings under which nobody is too fast: every value is tried one after the other."""
    return {"TRADEGEN_FRAMES_PER_S": "1000000", "TRADEGEN_BURST_FRAMES": "1000000", "TRADEGEN_DRAIN_S": "0"}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the process to end by closing its stdin, then make it."""
    if process.stdin is not None and not process.stdin.closed:
        process.stdin.close()
    try:
        process.wait(5.0)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _last_words(process: "subprocess.Popen[bytes]", complaints: IO[bytes]) -> str:
    """Return the last line that the process complained with."""
    complaints.seek(0)
    said = complaints.read().decode(errors="replace").strip().splitlines()
    return said[-1][:300] if said else f"exit status {process.poll()}"
