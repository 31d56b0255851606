"""What the kernel says of a process that says nothing itself."""

import os
from pathlib import Path
from typing import Final, NamedTuple

_STATE, _USER, _SYSTEM = 0, 11, 12  # fields of /proc/PID/stat after the command's name, proc(5)
_WAITS_FOR_ITS_TURN: Final = frozenset("RD")


class Pulse(NamedTuple):
    """The processor time that a process has had, and whether it is at rest: it waits, and for no disk."""

    cpu_s: float
    rests: bool


def take_pulse(process: int) -> Pulse | None:
    """The pulse of a process; ``None`` where the platform does not tell it, or there is no such process."""
    try:
        told = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return None
    fields = told.rpartition(b")")[2].split()
    ticks = int(fields[_USER]) + int(fields[_SYSTEM])
    if not ticks:  # it has imported Pydantic: nobody counts here
        return None
    return Pulse(ticks / os.sysconf("SC_CLK_TCK"), chr(fields[_STATE][0]) not in _WAITS_FOR_ITS_TURN)
