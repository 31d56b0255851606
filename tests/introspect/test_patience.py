"""A child that says nothing is looked at: what stands still is given up soon, what waits for its turn is not."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.introspect.user_project import UserProject

from tradegen.introspect.limits import LOOK_S, Limits
from tradegen.introspect.messages import Alive, Begun, Loading
from tradegen.introspect.patience import Patience
from tradegen.introspect.process import Introspector
from tradegen.introspect.pulse import Pulse, take_pulse

GIVEN_UP = "has not got on for 0.75 s"
NO_END = "has not come to an end after 20 s"
STARVED, BUSY, NAPPING = (0.0, False), (LOOK_S, False), (0.01, True)
RESTING = (0.0, True)
HEARD = 1_000
"""As good as never."""


class Silence:
    """A child that was heard once and then does, between two looks, what ``doing`` says: again and again."""

    def __init__(self, doing: Sequence[tuple[float, bool]], *, look_s: float = LOOK_S) -> None:
        self._doing = doing
        self._look_s = look_s
        self._now_s = 0.0
        self._cpu_s = 1.0
        self._rests = False
        self.patience = Patience(Limits(), pulse_of=self._pulse, now=lambda: self._now_s)
        self.patience.heard(Begun(7))
        self.patience.heard(Alive())

    def given_up(self) -> tuple[int, str]:
        """After how many looks it is given up, and with what words."""
        for look in range(HEARD):
            cpu_s, self._rests = self._doing[look % len(self._doing)]
            self._now_s += self._look_s
            self._cpu_s += cpu_s
            verdict = self.patience.verdict()
            if verdict is not None:
                return look + 1, verdict
        return HEARD, ""

    def _pulse(self, process: int) -> Pulse | None:
        assert 7 == process
        return Pulse(self._cpu_s, self._rests)


@pytest.mark.parametrize("doing", [[BUSY], [RESTING], [NAPPING], [BUSY, RESTING]])
def test_so_much_time_of_its_own_is_enough(doing: Sequence[tuple[float, bool]]) -> None:
    """Whether it calculates, sleeps, or both in turns: eight looks, the first beyond the limit."""
    looks, verdict = Silence(doing).given_up()
    assert (True, GIVEN_UP) == (looks == 8, verdict)


@pytest.mark.parametrize(("doing", "times"), [([BUSY, STARVED], 2), ([BUSY, STARVED, STARVED, STARVED], 4)])
def test_a_machine_that_is_busy_gives_more_time(doing: Sequence[tuple[float, bool]], times: int) -> None:
    """Only what it had of the processor counts."""
    looks, verdict = Silence(doing).given_up()
    assert (True, GIVEN_UP) == (7 * times < looks <= 8 * times, verdict)


def test_who_waits_for_the_processor_or_a_disk_is_waited_for() -> None:
    """Up to the limit for everything, which is doubled for such a machine."""
    looks, verdict = Silence([STARVED]).given_up()
    assert (True, NO_END) == (looks in (400, 401), verdict)


def test_a_look_that_comes_late_counts_once() -> None:
    """Where this process is held up itself, the child's rest is no longer for that."""
    looks, _ = Silence([RESTING], look_s=3.0).given_up()
    assert 8 == looks


def test_a_package_is_loaded_in_silence() -> None:
    """While an installed package is imported nobody is asked to say anything."""
    silence = Silence([BUSY])
    silence.patience.heard(Loading("pandas"))
    assert (True, NO_END) == ((given_up := silence.given_up())[0] in (400, 401), given_up[1])


def test_where_nobody_tells_it_may_be_silent_for_longer() -> None:
    """Without /proc three seconds may pass."""
    now_s = 0.0
    patience = Patience(Limits(), pulse_of=lambda process: None, now=lambda: now_s)
    patience.heard(Begun(7))
    patience.heard(Alive())
    now_s = 2.9
    assert patience.verdict() is None
    now_s = 3.1
    assert GIVEN_UP == patience.verdict()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this platform has no /proc")
def test_the_pulse_of_this_process_is_felt() -> None:
    """It has had time, it runs, and it gets more; no process has no pulse."""
    first = take_pulse(os.getpid())
    assert first is not None
    while (now := take_pulse(os.getpid())) is not None and now.cpu_s == first.cpu_s:
        sum(range(1_000))
    assert now is not None
    assert (True, False) == (now.cpu_s > first.cpu_s, now.rests)
    assert take_pulse(2**22 + 1) is None


@pytest.mark.parametrize(
    "code",
    [
        "sum(range(10**12))\n",
        "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\ntime.sleep(60)\n",
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\ntime.sleep(60)\n",
        "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: time.sleep(0.01)\n",
        "import signal\nsignal.raise_signal(signal.SIGSTOP)\n",
    ],
)
@pytest.mark.parametrize("warm", [False, True])
def test_a_child_that_cannot_be_asked_is_given_up(tmp_path: Path, code: str, *, warm: bool) -> None:
    """Whether it is deep in a call, has switched its alarm off, or was stopped."""
    project = UserProject(tmp_path, {"orders": code})
    with Introspector(warm=warm, limits=Limits(still_s=0.3)) as introspector:
        [missing] = introspector.introspect(project.request("orders:Order")).missing
    assert ("import-hangs", "importing api.orders has not got on for 0.3 s") == (missing.slug, missing.reason)
