"""Old clients against the new server, or new clients against the old one.

Before: two versions of a project. After: what fails that does not fail between a version and itself.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tradegen.breaking.against import version
from tradegen.breaking.versions import OldRejected
from tradegen.diagnostics import Rejected
from tradegen.ir import Route, Topic
from tradegen.project import Project, load_project
from tradegen.report.finding import CannotCheck
from tradegen.skew.exercises import exercises
from tradegen.skew.judging import Failure, Untried, judge
from tradegen.skew.messages import ClientJob, Exercise, Language, Outcome
from tradegen.skew.players import LANGUAGES, Player, player_of
from tradegen.skew.running import Keys, played, served
from tradegen.skew.site import BuiltVersion, build_version
from tradegen.span import Span


class Result(msgspec.Struct, frozen=True):
    """What fails, what could not be tried, how much was tried, and where each site is declared.

    ``skipped`` says why there are no clients of a language.
    """

    failures: tuple[Failure, ...]
    untried: tuple[Untried, ...]
    attempts: int
    places: dict[str, Span]
    skipped: dict[Language, str]


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
        failures: list[Failure] = []
        untried: dict[Untried, None] = {}
        skipped: dict[Language, str] = {}
        attempts = 0
        for language in LANGUAGES:
            try:
                player = player_of(language, project, client, work)
            except CannotCheck as reason:
                skipped[language] = str(reason)
                continue
            plan = exercises(client.api, server.api, player.calls)
            keys = Keys()
            own = _play(player, client, client, plan, keys, work / f"own-{language}.jsonl", on_stage)
            other = _play(player, client, server, plan, keys, work / f"other-{language}.jsonl", on_stage)
            failed, not_tried = judge(language, plan, own, other, ended=_ended(client))
            failures += failed
            untried.update(dict.fromkeys(not_tried))
            attempts += len(other)
    return Result(tuple(failures), tuple(untried), attempts, {**_places(old), **_places(new)}, skipped)


def _build_old(folder: Path, output: Path, on_stage: Callable[[str], None]) -> BuiltVersion:
    try:
        return build_version(load_project(folder), output, on_stage)
    except Rejected as rejected:
        raise OldRejected(rejected) from None


def _play(
    player: Player,
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
            package=player.package,
            client_class=client.project.client_class,
            base_url=url,
            tokens={access: keys.token(access) for exercise in plan if (access := exercise.access) != "public"},
            log=str(log),
            exercises=plan,
        )
        return played(player.command, job, lambda outcome: on_stage(f"trying {outcome.site} in {player.language}"))


def _ended(version: BuiltVersion) -> dict[str, str]:
    """Return the sunset of every operation and topic that is past it, as servers count days: in UTC."""
    today = datetime.now(UTC).date()
    days = {site: declared.deprecated.sunset for site, declared in _declared(version) if declared.deprecated}
    return {site: day for site, day in days.items() if day and date.fromisoformat(day) <= today}


def _places(version: BuiltVersion) -> dict[str, Span]:
    return {site: declared.span for site, declared in _declared(version) if declared.span is not None}


def _declared(version: BuiltVersion) -> Iterator[tuple[str, Route | Topic]]:
    for module in version.api.modules:
        for route in module.routes:
            yield f"{module.name}.{route.operation_id}", route
        for topic in module.topics:
            yield f"{module.name}.{topic.name}", topic
