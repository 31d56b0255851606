"""What two runs of the same client say together: against the server it was made for, and against the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from tradegen.skew.messages import Exercise, Language, Outcome
from tradegen_runtime.documents import JsonValue

Severity = Literal["error", "warning"]
_SHOWN: Final = 200


class Untried(msgspec.Struct, frozen=True):
    """An operation or a topic with which nothing could be tried, and why."""

    site: str
    reason: str


class Failure(msgspec.Struct, frozen=True):
    """What fails at an operation or a topic, ``count`` times; ``example`` is what was sent."""

    language: Language
    site: str
    severity: Severity
    slug: str
    message: str
    example: str
    count: int = 1


def judge(
    language: Language,
    exercises: Iterable[Exercise],
    own: Iterable[Outcome],
    other: Iterable[Outcome],
    *,
    ended: Mapping[str, str],
) -> tuple[tuple[Failure, ...], tuple[Untried, ...]]:
    """Return what fails against the other server only, and the sites where nothing could be tried.

    ``ended`` holds the sunset of every site that is past it.
    """
    by_site = {exercise.site: exercise for exercise in exercises}
    own = tuple(own)
    expected = {(outcome.site, outcome.attempt): outcome for outcome in _usable(own)}
    tried = {site for site, _ in expected}
    found: dict[tuple[str, str, str], Failure] = {}
    for outcome in other:
        before = expected.get((outcome.site, outcome.attempt))
        if before is None:
            continue
        example = _spelled(by_site[outcome.site].attempts[outcome.attempt].arguments)
        for severity, slug, message in _differences(before, outcome):
            key = (outcome.site, slug, "" if slug == "other-key" else message)
            first = found.get(key)
            found[key] = (
                Failure(language, outcome.site, severity, slug, message, example)
                if first is None
                else msgspec.structs.replace(first, count=first.count + 1)
            )
    untried = tuple(
        Untried(site, _hindrance(language, [outcome for outcome in own if outcome.site == site], ended.get(site, "")))
        for site in by_site
        if site not in tried
    )
    return tuple(found.values()), untried


def _hindrance(language: Language, own: Iterable[Outcome], sunset: str) -> str:
    """Return why nothing works with the server that the client was made for, of which ``own`` came."""
    failed = [outcome for outcome in own if outcome.why]
    refused = [outcome.why for outcome in failed if not outcome.skipped]
    if refused and sunset:
        return f"it is past its sunset on {sunset}: its own server, too, answers no more (410, SUNSET)"
    if refused:
        return f"the server that the {language} client was made for does not answer it either ({refused[0]})"
    if failed:
        return f"the {language} client itself takes no value that is known ({failed[0].why})"
    return "no value that could be tried is known"


def _usable(own: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes of attempts that work, every time, with the server they were made for."""
    by_attempt: Mapping[tuple[str, int], list[Outcome]] = defaultdict(list)
    for outcome in own:
        by_attempt[outcome.site, outcome.attempt].append(outcome)
    for outcomes in by_attempt.values():
        if not any(outcome.why or outcome.skipped for outcome in outcomes):
            yield outcomes[0]


def _differences(own: Outcome, other: Outcome) -> Iterator[tuple[Severity, str, str]]:
    if own.key and other.key and own.key != other.key:
        yield "error", "other-key", f"the topic is {other.key}, not {own.key}"
    if other.why:
        yield "error", "client-fails", other.why
    elif own.received is not None and other.received is not None:
        for place, was, now in _changed(own.received, other.received, ""):
            message = f"{place} means {_spelled(now)} to the server, not {_spelled(was)}"
            yield "error", "other-meaning", message
    for unknown in other.unknown:
        if unknown not in own.unknown:
            yield "warning", "unknown-value", f"the client was not made for {unknown}"


def _changed(own: JsonValue, other: JsonValue, place: str) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    """Yield where both know a member and take it for different values."""
    if isinstance(own, Mapping) and isinstance(other, Mapping):
        for name in own.keys() & other.keys():
            yield from _changed(own[name], other[name], f"{place}.{name}" if place else name)
    elif isinstance(own, list) and isinstance(other, list) and len(own) == len(other):
        for index, (was, now) in enumerate(zip(own, other, strict=True)):
            yield from _changed(was, now, f"{place}[{index}]")
    elif type(own) is not type(other) and not _are_numbers(own, other):
        if str(own) != str(other):
            yield place, own, other
    elif own != other:
        yield place, own, other


def _are_numbers(own: JsonValue, other: JsonValue) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in (own, other))


def _spelled(value: JsonValue | Mapping[str, JsonValue]) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
