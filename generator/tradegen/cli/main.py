"""The process around the commands: from before they are imported until it ends, by itself or because it is stopped.

A process that is stopped from outside says nothing and dies of the signal, as one does that handles none: a shell shows
130 after Ctrl+C and 141 where the reader of a pipe has gone, and a loop in the shell ends with it. Nothing more is
imported here, for what is imported before ``main`` can still be interrupted with a traceback.
"""

import os
import signal

INTERRUPTED = 128 + signal.SIGINT


def main() -> None:
    """Run the command line; Ctrl+C, and a reader of the output who has gone, end it without a word.

    Raises:
        SystemExit: always, with the exit code.
    """
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # a shell may have it ignored
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # imports leave nothing that needs an end
    from tradegen.cli.command_line import run

    try:
        if interruptible:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        _die_of(signal.SIGINT)
    except BrokenPipeError:
        _die_of(signal.SIGPIPE)
    except SystemExit as ended:
        if interruptible:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the interpreter takes a moment to end
        if ended.code == INTERRUPTED:
            _die_of(signal.SIGINT)
        if isinstance(ended.__context__, BrokenPipeError):  # of which typer makes a 1
            _die_of(signal.SIGPIPE)
        raise


def _die_of(number: signal.Signals) -> None:
    """End at once: what was opened is closed by now, and nobody reads what is not flushed."""
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    os._exit(128 + number)  # where it is blocked
