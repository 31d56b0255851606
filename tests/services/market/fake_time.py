"""Real time that passes when a test says so."""

from decimal import Decimal

from trading_services.market.clock import ReplayClock
from trading_services.market.service import DatafeedService
from trading_services.market.tape import Tape
from trading_services.market.timeline import Timeline


class FakeTime:
    """Stands in for ``time.monotonic_ns``."""

    def __init__(self) -> None:
        self.ns = 0

    def __call__(self) -> int:
        """Nanoseconds since the test began."""
        return self.ns

    def advance(self, seconds: float) -> None:
        """Let real time pass."""
        self.ns += int(seconds * 1_000_000_000)


def timeline_of(tape: Tape) -> Timeline:
    """The timeline of all instruments of a tape."""
    return Timeline(session for each in tape.instruments for session in tape.sessions(each))


def datafeed(
    tape: Tape, real_time: FakeTime, *, start: int, speed: str = "60", paused: bool = False
) -> DatafeedService:
    """A datafeed on fake time; nobody plays it but those who ask it."""
    clock = ReplayClock(timeline_of(tape), real_time, start=start, speed=Decimal(speed), paused=paused)
    return DatafeedService(tape, clock)


def play(service: DatafeedService) -> int:
    """Play all that is due, however much it is; answers the clock."""
    while (now := service.prices.now_ms()) != service.prices.now_ms():
        pass
    return now
