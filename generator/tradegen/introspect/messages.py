"""What parent and child say to each other: JSON values, one a line."""

import msgspec

from tradegen.introspect.request import Reply, Request
from tradegen.span import Span


class Job(msgspec.Struct, frozen=True):
    """Parent to child: answer ``request`` within ``limit_s`` seconds."""

    request: Request
    limit_s: float


class Importing(msgspec.Struct, frozen=True, tag="importing"):
    """Child: ``module`` is being imported from now on."""

    module: str


class TimedOut(msgspec.Struct, frozen=True, tag="timed-out"):
    """Child: the time limit passed at ``span`` of the user's code, and it has stopped."""

    span: Span | None


class Answered(msgspec.Struct, frozen=True, tag="answered"):
    """Child: the answer."""

    reply: Reply


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """Child: a bug of ours."""

    traceback: str


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """Zygote: the process that worked on the job has ended; exit code, negative for a signal."""

    code: int


Message = Importing | TimedOut | Answered | Broken | Ended
