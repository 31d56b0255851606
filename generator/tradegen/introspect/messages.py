"""What parent and child say to each other: JSON values, one a line.

Each line of the child's begins with a secret of its parent's: code that finds the pipe cannot speak for it by chance.
"""

from typing import Literal

import msgspec

from tradegen.introspect.limits import Limits
from tradegen.introspect.request import Reply, Request
from tradegen.span import Span


class Job(msgspec.Struct, frozen=True):
    """Parent to child: answer ``request`` within ``limits``; every line of the answer begins with ``secret``."""

    request: Request
    limits: Limits
    secret: str


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """Child: ``process`` works on the job, and says what follows."""

    process: int


class Importing(msgspec.Struct, frozen=True, tag="importing"):
    """Child: ``module`` of the user's is being imported from now on."""

    module: str


class Loading(msgspec.Struct, frozen=True, tag="loading"):
    """Child: an installed package is imported, or a large file compiled, which may take a while without a word."""

    what: str


class Alive(msgspec.Struct, frozen=True, tag="alive"):
    """Child: whatever it does, it still looks at the clock."""


Limit = Literal["still", "line", "total"]
"""Which of the limits of time was reached."""


class TimedOut(msgspec.Struct, frozen=True, tag="timed-out"):
    """Child: it has stopped at ``span`` of the user's code, which has reached ``limit``."""

    span: Span | None
    limit: Limit


class Exhausted(msgspec.Struct, frozen=True, tag="exhausted"):
    """Child: reading the models took more memory than there may be."""

    bound_mib: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Child: code of the user's at ``span`` raised while the models were read."""

    span: Span
    reason: str


class Answered(msgspec.Struct, frozen=True, tag="answered"):
    """Child: the answer."""

    reply: Reply


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """Child: a bug of ours."""

    traceback: str


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """Zygote: the process that worked on the job has ended; exit code, negative for a signal."""

    code: int


Message = Begun | Importing | Loading | Alive | TimedOut | Exhausted | Failed | Answered | Broken | Ended
