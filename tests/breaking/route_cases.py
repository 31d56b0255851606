"""Pairs of route files with their verdicts: a hit and a near-miss for every rule about operations and topics."""

from tests.breaking.case import HEAD, MODEL_ROUTES, Case, Version, route_case

_READ = "routes:\n  read@:\n    get: /read\n    response: model.T@\n"
_FEED = "topics:\n  feed@:\n    update: model.T@\n"
_LATEST = _FEED + "    delivery: latest\n    rate: %s\n"
_SNAPSHOT = "    snapshot: list@\n    key: a\n"
_LISTED = "routes:\n  list@:\n    get: /list@\n    response: list[model.T@]\n"
_KEPT = "  kept@:\n    get: /kept\n    response: model.T@\n"
_MODELS = (
    "class T@(BaseModel):\n    a: int\n\n\nclass E@(BaseModel):\n    code: str\n\n\nclass P@(BaseModel):\n    a: int\n"
)


def _case(rule: str, before: str, after: str, *expected: str, new_version: str = "v1") -> Case:
    return route_case(rule, before, after, *expected, models=_MODELS, new_version=new_version)


def _query(rule: str, before: str, after: str, *expected: str) -> Case:
    wrapped = (
        f"routes:\n  find@:\n    get: /find\n    query: {{{query}}}\n    response: null\n" for query in (before, after)
    )
    return _case(rule, *wrapped, *expected)


def _path(before: str, after: str, was: str, now: str) -> tuple[str, str]:
    texts = (
        f"routes:\n  find@:\n    get: {path}\n    {more}\n    response: null\n"
        for path, more in ((before, was), (after, now))
    )
    first, second = texts
    return first, second


OPERATIONS: tuple[Case, ...] = (
    _case("R01", _READ + "    deprecated: true\n" + _KEPT, "routes:\n" + _KEPT, "R01 Q E"),
    _case("R01", _READ + _KEPT, "routes:\n" + _KEPT + _READ.removeprefix("routes:\n")),
    _case("R02", _READ + _KEPT, "routes:\n" + _KEPT, "R02 Q E"),
    _case("R02", _READ, _READ + _KEPT),
    _case("R03", _READ, _READ.replace("get", "put"), "R03 Q E"),
    _case("R03", _READ, _READ + "    summary: Read it.\n"),
    _case("R22", _READ, _READ.replace("get", "post"), "R03 Q E", "R22 Q E"),
    _case("R22", _READ.replace("get", "post"), _READ.replace("get", "put"), "R03 Q E"),
    _case("R04", _READ, _READ.replace("/read", "/reads"), "R04 Q E"),
    _case("R04", *_path("/a/{x}", "/a/{y}", "path: {x: str}", "path: {y: str}"), "R32 Q W"),
    _case("R05", _READ, _READ.replace("read@", "fetch@"), "R05 Q E"),
    _case("R05", _READ, _READ + "    description: It reads.\n"),
    _case("R06", _READ, _READ + "    status: 201\n", "R06 S E"),
    _case("R06", _READ, _READ + "    status: 200\n"),
    _case("R07", _READ, _READ.replace("model.T@", "null") + "    status: 200\n", "R07 S E"),
    _case("R07", _READ, _READ.replace("read@:", "read@:\n    summary: x")),
    _case("R08", _READ + "    errors: {404: null, 409: null}\n", _READ + "    errors: {404: null}\n", "R08 S E"),
    _case("R08", _READ + "    errors: {404: null}\n", _READ + "    errors: {404: null, 409: null}\n"),
    _case("R43", _READ + "    errors: {404: null}\n", _READ + "    errors: {404: model.E@}\n", "R43 S E"),
    _case("R21", _READ.replace("model.T@", "null") + "    status: 200\n", _READ, "R21 S E"),
    _case("R21", _READ, _READ + "    summary: Read it.\n"),
    _case("R33", _READ.replace("get", "post"), _READ.replace("get", "post") + "    body: model.P@\n", "R33 Q E"),
    _case("R30", _READ.replace("get", "post") + "    body: model.P@\n", _READ.replace("get", "post"), "R30 Q E"),
)

PARAMETERS: tuple[Case, ...] = (
    _query("R33", "a: str", "a: str, b: str", "R33 Q E"),
    _query("R33", "a: str", "a: str, b: str | None"),
    _query("R30", "a: str, b: str", "a: str", "R30 Q W"),
    _query("R31", "a: str, b: str | None", "a: str, c: str | None", "R31 Q E"),
    _query("R31", "a: str", "b: str", "R31 Q E"),
    _query("R31", "a: int = 1, b: int = 2", "a: int = 1, c: int = 2", "R31 Q E"),
    _query("R30", "a: int = 1, b: int = 2", "a: int = 1, c: int = 3", "R30 Q W"),
    _query("R30", "a: str | None, b: str | None", "c: str | None", "R30 Q W", "R30 Q W"),
    _query("R35", "a: str | None", "a: str", "R35 Q E", "R38 Q E"),
    _query("R36", "a: str", "a: str | None"),
    _query("R39", "a: int = 1", "a: int = 2", "R39 Q E"),
    _query("R39", "a: int = 1", "a: {type: int, default: 1}"),
    _query("R46", "a: int", "a: str", "R46 Q E"),
    _query("R46", "a: str", "a: int", "R46 Q E"),
    _query("R41", "a: float", "a: int", "R41 Q E"),
    _query("R42", "a: int", "a: float"),
    _query("R44", "a: str", "'a': 'list[str]'", "R44 Q E"),
    _query("R51", "a: int", "a: {type: int, ge: 1}", "R51 Q E"),
    _query("R52", "a: {type: int, ge: 1}", "a: int"),
    _case("R58", *_path("/a/{x}", "/a", "path: {x: str}", "query: {x: str}"), "R04 Q E", "R58 Q E"),
    _case("R58", *_path("/a/{x}/{y}", "/a/{x}/{y}", "path: {x: str, y: str}", "path: {y: str, x: str}")),
    _case("R59", *_path("/a/{x}", "/a/{x}/{y}", "path: {x: str}", "path: {x: str, y: str}"), "R04 Q E", "R59 Q E"),
    _case("R59", *_path("/a/{x}", "/a/{z}", "path: {x: str}", "path: {z: str}"), "R32 Q W"),
)

TOPICS: tuple[Case, ...] = (
    _case("R10", _FEED + "  other@:\n    update: model.E@\n", "topics:\n  other@:\n    update: model.E@\n", "R10 Q E"),
    _case("R10", _FEED, _FEED + "  other@:\n    update: model.E@\n"),
    _case("R11", _FEED, _FEED.replace("feed@", "stream@"), "R11 Q E"),
    _case("R11", _FEED, _FEED + "    summary: A feed.\n"),
    _case("R12", _FEED, _FEED, "R12 Q E", new_version="v2"),
    _case("R12", _FEED, _FEED),
    _case("R16", _FEED + "    delivery: latest\n", _FEED + "    delivery: every\n", "R16 U E"),
    _case("R16", _FEED, _FEED + "    delivery: every\n"),
    _case("R16", _FEED + _SNAPSHOT + _LISTED, _FEED + _LISTED, "R16 U E"),
    _case("R16", _FEED + _SNAPSHOT + _LISTED, _FEED + _SNAPSHOT + "    drop: {a: 0}\n" + _LISTED, "R16 U E"),
    _case("R16", _FEED + _LISTED, _FEED + _SNAPSHOT + _LISTED),
    _case("R17", _FEED + "    history: 9\n", _FEED, "R17 U E"),
    _case("R17", _FEED + "    history: 9\n", _FEED + "    history: 4\n", "R17 U W"),
    _case("R17", _FEED, _FEED + "    history: 9\n"),
    _case("R18", _FEED, _FEED + "    delivery: latest\n", "R18 U E"),
    _case("R18", _FEED + "    delivery: latest\n", _FEED + "    delivery: latest\n    history: 3\n"),
    _case("R18", _FEED, _FEED + "    on_slow: drop_oldest\n", "R18 U E"),
    _case("R18", _FEED + "    on_slow: drop_oldest\n", _FEED + "    linger: 5\n"),
    _case("R62", _FEED + "    delivery: latest\n", _FEED + "    delivery: latest\n    rate: 10/s\n", "R62 U W"),
    _case("R62", _LATEST % "10/s", _LATEST % "5/s", "R62 U W"),
    _case("R62", _LATEST % "5/s", _LATEST % "10/s"),
    _case("R14", _FEED + "    params: model.P@\n", _FEED, "R14 Q E"),
    _case("R13", _FEED, _FEED + "    params: model.P@\n", "R13 Q E"),
    _case("R43", _FEED, _FEED.replace("model.T@", "str"), "R43 U E"),
)

_SUNSET = "    deprecated: {since: 2026-01-01, sunset: %s}\n"
_LATER, _EARLIER, _PAST = (_SUNSET % day for day in ("2026-12-01", "2026-09-01", "2026-02-28"))
_READ_OF = "topics:\n  feed@:\n    update: model.T@\n    access: %s\n"
_GONE = "reserved:\n  topics: [feed@]\n  routes: [read@]\n"

LIFECYCLE: tuple[Case, ...] = (
    _case("R60", _READ, _READ + "    access: user\n", "R60 Q E"),
    _case("R60", _READ + "    access: user\n", _READ + "    access: auditor\n", "R60 Q E"),
    _case("R60", _READ_OF % "auditor", _READ_OF % "trader", "R60 Q E"),
    _case("R60", _READ_OF % "public", _READ_OF % "user", "R60 Q E"),
    _case("R60", "access: user\n" + _READ, _READ + "    access: user\n"),
    _case("R61", _READ + "    access: auditor\n", _READ + "    access: user\n", "R61 Q W"),
    _case("R61", _READ_OF % "user", _READ_OF % "public", "R61 Q W"),
    _case("R61", _READ + "    access: public\n", _READ),
    _case("R63", _READ, _READ + "    deprecated: true\n", "R63 Q E"),
    _case("R63", _FEED, "deprecated: {since: 2026-01-01}\n" + _FEED, "R63 Q E"),
    _case("R63", _READ + _LATER, _READ + "    deprecated: true\n", "R63 Q E"),
    _case("R63", _READ + "    deprecated: true\n", _READ + "    deprecated: {note: Use another.}\n"),
    _case("R63", _READ, _READ + _LATER),
    _case("R64", _READ + _LATER, _READ + _EARLIER, "R64 Q E"),
    _case("R64", _FEED + _LATER, _FEED + _EARLIER, "R64 Q E"),
    _case("R64", _FEED, _FEED + "    deprecated: {since: 2026-01-01, sunset: 2026-06-29}\n", "R64 Q W"),
    _case("R64", _FEED, _FEED + "    deprecated: {sunset: 2026-08-27}\n", "R64 Q W"),
    _case("R64", _FEED, _FEED + "    deprecated: {sunset: 2026-04-01}\n", "R64 Q W"),
    _case("R64", _FEED, _FEED + "    deprecated: {sunset: 2026-03-31}\n", "R64 Q E"),
    _case("R64", _FEED, _FEED + "    deprecated: {since: 2026-01-01, sunset: 2026-06-30}\n"),
    _case("R64", _READ + _EARLIER, _READ + _LATER),
    _case("R65", _READ + _LATER + _KEPT, "routes:\n" + _KEPT, "R65 Q E"),
    _case("R65", _FEED + _LATER + _READ, _READ, "R65 Q E"),
    route_case("R65", _READ + _PAST + _KEPT, "routes:\n" + _KEPT, models=_MODELS, informs=("R01 Q I",)),
    route_case("R65", _FEED + _PAST + _READ, _READ, models=_MODELS, informs=("R10 Q I",)),
    _case("R66", "routes:\n" + _KEPT + _GONE, _FEED + "routes:\n" + _KEPT, "R66 Q E", "R66 Q W"),
    _case("R66", "routes:\n" + _KEPT + _GONE, _READ + _KEPT + "reserved:\n  topics: [feed@]\n", "R66 Q E"),
    _case("R66", "routes:\n" + _KEPT, "routes:\n" + _KEPT + _GONE),
    _case("R66", "routes:\n" + _KEPT + _GONE, _KEPT.replace("  kept@", "routes:\n  kept@") + _GONE),
)

_T = "class T@(BaseModel):\n    a: int\n"

MOVES: tuple[Case, ...] = (
    Case(
        name="R68: model.T -> other.T",
        old=Version(_T, MODEL_ROUTES),
        new=Version("", MODEL_ROUTES.replace("model.T", "other.T"), extra={"other.py": HEAD + _T}),
        rule="R68",
        expected=frozenset({"R68 Q W", "R68 S W", "R68 U W"}),
    ),
    Case(
        name="R68: a file beside it",
        old=Version(_T, MODEL_ROUTES),
        new=Version(_T, MODEL_ROUTES, extra={"other.py": HEAD}),
        rule="R68",
        expected=frozenset(),
    ),
)
