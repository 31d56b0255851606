"""Ctrl+C is how ``trading run`` ends, so it ends well: make, which started it, has no error to tell."""

import signal
import subprocess

from tests.e2e.live_server import BIN, PATIENCE_S, ROOT, SETTINGS, clean_environment


def test_an_interrupt_ends_it_well() -> None:
    """While quotes are printed, SIGINT leads to exit code 0 and not a word on stderr."""
    process = subprocess.Popen(
        [BIN / "trading", "run", "--port", "0"],
        cwd=ROOT,
        env=clean_environment(SETTINGS),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert any("AAPL" in line for line in process.stdout)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert (0, "") == (process.returncode, said)
