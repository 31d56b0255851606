"""Old clients against the new server, or new clients against the old one.

Before: two versions of a project. After: what fails that does not fail between a version and itself.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tradegen.breaking.against import version
from tradegen.breaking.versions import OldRejected
from tradegen.diagnostics import Rejected
from tradegen.ir import Route, Topic
from tradegen.project import Project, load_project
from tradegen.skew.exercises import exercises
from tradegen.skew.judging import Failure, judge
from tradegen.skew.messages import ClientJob, Exercise, Outcome
from tradegen.skew.running import Keys, played, served
from tradegen.skew.site import BuiltVersion, build_version
from tradegen.span import Span


class Result(msgspec.Struct, frozen=True):
    """What fails, what could not be tried, how much was tried, and where each site is declared."""

    failures: tuple[Failure, ...]
    untried: tuple[str, ...]
    attempts: int
    places: dict[str, Span]


def run_skew(project: Project, against: str, *, reverse: bool, on_stage: Callable[[str], None]) -> Result:
    """Run the clients of one version of ``project`` against the server of the other.

    Raises:
        against.Unreachable: there is no such version.
        OldRejected: its declarations cannot be built.
        Rejected: the declarations at hand cannot be built.
        ChildFailed: generated code does not run.
    """
    with ExitStack() as stack:
        work = Path(stack.enter_context(TemporaryDirectory(prefix="tradegen-")))
        folder = stack.enter_context(version(against, project))
        old = _build_old(folder, work / "old", on_stage)
        new = build_version(project, work / "new", on_stage)
        client, server = (new, old) if reverse else (old, new)
        plan = exercises(client.api, server.api)
        keys = Keys()
        own = _play(client, client, plan, keys, work / "own.jsonl", on_stage)
        other = _play(client, server, plan, keys, work / "other.jsonl", on_stage)
    failures, untried = judge(plan, own, other)
    return Result(failures, untried, len(other), {**_places(old), **_places(new)})


def _build_old(folder: Path, output: Path, on_stage: Callable[[str], None]) -> BuiltVersion:
    try:
        return build_version(load_project(folder), output, on_stage)
    except Rejected as rejected:
        raise OldRejected(rejected) from None


def _play(
    client: BuiltVersion,
    server: BuiltVersion,
    plan: tuple[Exercise, ...],
    keys: Keys,
    log: Path,
    on_stage: Callable[[str], None],
) -> tuple[Outcome, ...]:
    with served(server.server_job(log), keys) as url:
        job = ClientJob(
            path=client.client_path,
            package=client.project.client,
            client_class=client.project.client_class,
            base_url=url,
            tokens={access: keys.token(access) for exercise in plan if (access := exercise.access) != "public"},
            log=str(log),
            exercises=plan,
        )
        return played(job, lambda outcome: on_stage(f"trying {outcome.site}"))


def _places(version: BuiltVersion) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for module in version.api.modules:
        declared: tuple[Route | Topic, ...] = (*module.routes, *module.topics)
        for one in declared:
            name = one.operation_id if isinstance(one, Route) else one.name
            if one.span is not None:
                found[f"{module.name}.{name}"] = one.span
    return found
