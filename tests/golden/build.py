"""Builds cases in process; all of them share the two child processes that a build needs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from unittest.mock import patch

from tests.golden.cases import Case

from tradegen import pipeline
from tradegen.diagnostics import Rejected
from tradegen.emit.python_models.worker import ModelWorker
from tradegen.introspect.process import Introspector


@dataclass(frozen=True)
class Output:
    """What became of a case: files by path, or nothing but the lines it was refused with; warnings in both."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    lines: tuple[str, ...] = ()


@contextmanager
def shared_processes() -> Iterator[None]:
    """Let every build within the block use one introspecting and one generating process."""
    with (
        ModelWorker() as worker,
        Introspector(warm=True) as introspector,
        patch.multiple(
            pipeline,
            ModelWorker=lambda: nullcontext(worker),
            Introspector=lambda *, warm, limits: nullcontext(introspector),
        ),
    ):
        yield


def build(case: Case) -> Output:
    """Run the whole pipeline on a case, within :func:`shared_processes`."""
    try:
        with pipeline.Builder(case.project()) as builder:
            built = builder.generate()
    except Rejected as refused:
        return Output(lines=tuple(map(str, refused.diagnostics)))
    files = {file.path: file.content for file in sorted(built.files, key=lambda file: file.path)}
    return Output(files=files, lines=tuple(map(str, built.warnings)))
