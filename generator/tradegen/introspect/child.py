"""The process that imports user code: reads jobs from its first stdin, writes messages to its first stdout.

Both are put aside before anything of the user's runs, so that its own ``print`` and ``input`` reach nothing.
Cold, it answers one job and ends. Warm, it stays a zygote with Pydantic imported and lets a fork answer each.
"""

import gc
import os
import sys
import traceback
from typing import BinaryIO, Final, NamedTuple

import msgspec
from pydantic import create_model

from tradegen.introspect.answer import answer
from tradegen.introspect.catalog import Catalog
from tradegen.introspect.findings import Owner
from tradegen.introspect.importing import blamed, reason_of
from tradegen.introspect.messages import Answered, Begun, Broken, Ended, Exhausted, Failed, Importing, Job, Message
from tradegen.introspect.project_files import ProjectFiles
from tradegen.introspect.schema_reader import SchemaReader
from tradegen.introspect.scope import Scope
from tradegen.introspect.tellable import encoded
from tradegen.introspect.watch import Watch

_PANIC: Final = "PanicException"
"""What Pydantic's core raises where it is given no memory."""


def main() -> None:
    """Serve until stdin ends (``--warm``) or one job is done. Never returns to a caller's frame."""
    jobs, messages = _private_pipes()
    decoder = msgspec.json.Decoder(Job)
    warm = "--warm" in sys.argv
    _rehearse()
    gc.disable()
    gc.freeze()
    for line in jobs:
        job = decoder.decode(line)
        if warm:
            _answer_in_fork(job, _Voice(messages, job.secret.encode()))
        else:
            _work(job, _Voice(messages, job.secret.encode()))
            os._exit(0)
    os._exit(0)


def _private_pipes() -> tuple[BinaryIO, int]:
    """The stream of jobs and the descriptor for messages; 0, 1 and 2 lead to nothing from now on."""
    jobs, messages = os.fdopen(os.dup(0), "rb"), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return jobs, messages


def _rehearse() -> None:
    """Read one model, so that what Pydantic imports at its first use is there before the first job."""
    catalog = Catalog()
    model = create_model("Rehearsal", items=(list[int], []))
    SchemaReader(catalog).read_type(model, Scope(Owner("rehearsal:Rehearsal"), catalog.findings))


class _Voice(NamedTuple):
    """The pipe to the parent, and what it knows a line by."""

    messages: int
    secret: bytes

    def say(self, message: Message) -> None:
        """Write a line past Python's buffers: the timer of the watch may come between any two steps."""
        left = self.secret + encoded(message) + b"\n"
        while left:
            left = left[os.write(self.messages, left) :]


def _answer_in_fork(job: Job, voice: _Voice) -> None:
    child = os.fork()
    if child == 0:
        _work(job, voice)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    voice.say(Ended(os.waitstatus_to_exitcode(status)))


def _work(job: Job, voice: _Voice) -> None:
    """Answer ``job`` and say so, whatever happens."""
    voice.say(Begun(os.getpid()))
    files = ProjectFiles(job.request.project_root)
    sys.dont_write_bytecode = True
    os.chdir(job.request.project_root)
    watch = Watch(job.limits, files, voice.say)
    watch.start()
    try:
        with watch.memory.held():
            reply = answer(job.request, files, watch, lambda module: voice.say(Importing(module)))
        watch.stop()
        voice.say(Answered(reply))
    except MemoryError:
        voice.say(Exhausted(watch.memory.bound_mib))
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            voice.say(Exhausted(watch.memory.bound_mib))
            return
        span = blamed(error, files)
        told = Broken(traceback.format_exc()) if span is None else Failed(span, reason_of(error))
        voice.say(told)
