"""Start the child process that imports the generated code, and read its answer."""

import os
import signal
import subprocess
import sys
from typing import Final

import msgspec

from tradegen.gates.child_messages import Answer, Job

LIMIT_S: Final = 120.0
ENVIRONMENT: Final = {
    "PYTHONHASHSEED": "0",
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
    "PYTHONDONTWRITEBYTECODE": "",
    "TRADEGEN_AUTH_JWKS": (
        '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}'
    ),
    "TRADEGEN_AUTH_ISSUER": "nobody",
    "TRADEGEN_AUTH_AUDIENCE": "nobody",
}
"""The look at an app with closed parts needs some key set: the public key of RFC 8037, Appendix A.2."""


class ChildEnded(Exception):
    """The child did not answer; the message says how it ended."""


def ask_child(job: Job, *, limit_s: float = LIMIT_S) -> Answer:
    """Let a child import the generated code and tell what it sees.

    Raises:
        ChildEnded: it crashed, or hangs for longer than ``limit_s``.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", "tradegen.gates.server_child"],
        cwd=job.path[-1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **ENVIRONMENT},
        start_new_session=True,
    )
    try:
        answered, complaint = process.communicate(msgspec.json.encode(job), timeout=limit_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise ChildEnded(f"importing {job.server} has not come to an end after {limit_s:g} s") from None
    try:
        return msgspec.json.decode(answered, type=Answer)
    except msgspec.DecodeError:
        last = complaint.decode(errors="replace").strip().splitlines()[-1:] or [f"exit status {process.returncode}"]
        raise ChildEnded(f"the process that imports {job.server} ended: {last[0][:300]}") from None
