"""Rules of other tools as pairs of ours, and how a pair is written."""

from dataclasses import dataclass

from tests.breaking.case import MODEL_ROUTES, Case, Version

CAT_DOG = (
    'class Cat@(BaseModel):\n    kind: Literal["cat"]\n    a: int\n\n\n'
    'class Dog@(BaseModel):\n    kind: Literal["dog"]\n    b: int\n\n\n'
)
SIDES = 'class Side@(StrEnum):\n    BUY = "buy"\n    SELL = "sell"\n\n\n'
THREE = SIDES.replace("\n\n\n", '\n    HOLD = "hold"\n\n\n')
MODELS = "class T@(BaseModel):\n    a: int\n\n\nclass P@(BaseModel):\n    a: int\n    b: str = 'x'\n"


@dataclass(frozen=True)
class Published:
    """A rule of another tool as a pair of ours. ``breaks`` are ways (Q, S, U) with an error; empty: silent."""

    rule: str
    case: Case
    breaks: str


def body(
    rule: str,
    before: str,
    after: str,
    breaks: str,
    *,
    types: str = "",
    now: str | None = None,
    head: str = "(BaseModel)",
    new_head: str | None = None,
) -> Published:
    """The fields of one model that travels every way; ``types`` is code before it, ``now`` what it becomes."""
    old = Version(f"{types}class T@{head}:\n{_indented(before)}", MODEL_ROUTES)
    newer = types if now is None else now
    new = Version(f"{newer}class T@{new_head or head}:\n{_indented(after)}", MODEL_ROUTES)
    return Published(rule, Case(rule, old, new, rule="", expected=frozenset()), breaks)


def routes(
    rule: str, before: str, after: str, breaks: str, *, models: str = MODELS, now: str = "", new_version: str = "v1"
) -> Published:
    """The topics and routes of one module."""
    versions = Version(models, before), Version(now or models, after, new_version)
    return Published(rule, Case(rule, *versions, rule="", expected=frozenset()), breaks)


def query(rule: str, before: str, after: str, breaks: str) -> Published:
    """The query of one operation."""

    def find(query: str) -> str:
        return f"routes:\n  find@:\n    get: /find\n    query: {{{query}}}\n    response: null\n"

    return routes(rule, find(before), find(after), breaks, models=SIDES + THREE.replace("Side@", "Three@"))


def params(rule: str, before: str, after: str, breaks: str, *, types: str = "", now: str | None = None) -> Published:
    """The params of one topic."""
    feed = "topics:\n  feed@:\n    params: model.P@\n    update: int\n"
    newer = types if now is None else now
    models, after_models = (
        f"{code}class P@(BaseModel):\n{_indented(fields)}" for code, fields in ((types, before), (newer, after))
    )
    return routes(rule, feed, feed, breaks, models=models, now=after_models)


def _indented(fields: str) -> str:
    return "".join(f"    {line}\n" for line in fields.split("\n"))
