"""Operations, parameters, access, lifecycle and topics, as other tools judge them.

From the rules of oasdiff, openapi-diff, buf (services) and asyncapi/diff.
"""

from tests.breaking.published import SIDES, THREE, Published, params, query, routes

_READ = "routes:\n  read@:\n    get: /read\n    response: model.T@\n"
_POST = "routes:\n  send@:\n    post: /send\n    body: model.P@\n    response: model.T@\n"
_KEPT = "  kept@:\n    get: /kept\n    response: int\n"
_FEED = "topics:\n  feed@:\n    update: model.T@\n"
_SNAPSHOT = "    snapshot: list@\n    key: %s\n"
_LISTED = "routes:\n  list@:\n    get: /list@\n    response: list[model.T@]\n"
_TWO_FIELDS = "class T@(BaseModel):\n    a: int\n    b: int\n"


def _path(before: str, after: str, was: str, now: str) -> tuple[str, str]:
    first, second = (
        f"routes:\n  find@:\n    get: {path}\n    {more}\n    response: null\n"
        for path, more in ((before, was), (after, now))
    )
    return first, second


SERVICES: tuple[Published, ...] = (
    routes("operation removed", _READ + _KEPT, "routes:\n" + _KEPT, "Q"),
    routes("path renamed", _READ, _READ.replace("/read", "/reads"), "Q"),
    routes("path case", _READ, _READ.replace("/read", "/Read"), "Q"),
    routes("method", _READ, _READ.replace("get:", "delete:"), "Q"),
    routes("method post->put", _POST, _POST.replace("post:", "put:"), "Q"),
    routes("op id", _READ, _READ.replace("read@", "fetch@"), "Q"),
    routes("module version", _READ, _READ, "Q", new_version="v2"),
    routes("base changed", _READ, "base: /x\n" + _READ, "Q"),
    routes("base added same", _READ, "base: /api/v1/case@\n" + _READ, ""),
    routes("body removed", _POST, _POST.replace("    body: model.P@\n", ""), "Q"),
    routes("body added required", _POST.replace("    body: model.P@\n", ""), _POST, "Q"),
    routes(
        "body added optional",
        _POST.replace("    body: model.P@\n", ""),
        _POST.replace("model.P@", "model.P@ | None"),
        "",
    ),
    routes("body optional->required", _POST.replace("model.P@", "model.P@ | None"), _POST, "Q"),
    routes("body required->optional", _POST, _POST.replace("model.P@", "model.P@ | None"), ""),
    routes("body type", _POST, _POST.replace("model.P@", "list[model.P@]"), "Q"),
    routes("body other model", _POST, _POST.replace("body: model.P@", "body: str"), "Q"),
    routes("status", _READ, _READ + "    status: 201\n", "S"),
    routes("status 204", _READ, _READ.replace("model.T@", "null"), "S"),
    routes("response to null 200", _READ, _READ.replace("model.T@", "null\n    status: 200"), "S"),
    routes("response added", _READ.replace("model.T@", "null"), _READ, "S"),
    routes("response nullable", _READ, _READ.replace("model.T@", "model.T@ | None"), "S"),
    routes("response not nullable", _READ.replace("model.T@", "model.T@ | None"), _READ, ""),
    routes("response list", _READ, _READ.replace("model.T@", "list[model.T@]"), "S"),
    routes("error added", _READ, _READ + "    errors: {404: null}\n", ""),
    routes("error model", _READ + "    errors: {404: null}\n", _READ + "    errors: {404: model.P@}\n", "S"),
    routes("error status changed", _READ + "    errors: {404: null}\n", _READ + "    errors: {410: null}\n", "S"),
    routes("access user", _READ, _READ + "    access: user\n", "Q"),
    routes("access role", _READ + "    access: user\n", _READ + "    access: admin\n", "Q"),
    routes("access other role", _READ + "    access: admin\n", _READ + "    access: ops\n", "Q"),
    routes("access loosened", _READ + "    access: admin\n", _READ + "    access: user\n", ""),
    routes("access public", _READ + "    access: user\n", _READ, ""),
    routes("module access", _READ, "access: user\n" + _READ, "Q"),
    routes("topic access", _FEED, _FEED + "    access: user\n", "Q"),
    routes("topic access loosened", _FEED + "    access: user\n", _FEED, ""),
    routes("deprecated nosunset", _READ, _READ + "    deprecated: true\n", "Q"),
    routes("deprecated sunset far", _READ, _READ + "    deprecated: {sunset: 2027-12-01}\n", ""),
    routes("deprecated sunset near", _READ, _READ + "    deprecated: {sunset: 2026-03-10}\n", "Q"),
    routes(
        "sunset earlier",
        _READ + "    deprecated: {sunset: 2027-12-01}\n",
        _READ + "    deprecated: {sunset: 2027-06-01}\n",
        "Q",
    ),
    routes(
        "sunset later",
        _READ + "    deprecated: {sunset: 2027-06-01}\n",
        _READ + "    deprecated: {sunset: 2027-12-01}\n",
        "",
    ),
    routes("sunset deleted", _READ + "    deprecated: {sunset: 2027-06-01}\n", _READ + "    deprecated: true\n", "Q"),
    routes("removed before", _READ + "    deprecated: {sunset: 2027-06-01}\n" + _KEPT, "routes:\n" + _KEPT, "Q"),
    routes("removed after", _READ + "    deprecated: {sunset: 2025-06-01}\n" + _KEPT, "routes:\n" + _KEPT, ""),
    routes("reactivated", _READ + "    deprecated: {sunset: 2027-06-01}\n", _READ, ""),
    routes("topic deprecated nosunset", _FEED, _FEED + "    deprecated: true\n", "Q"),
    routes("summary", _READ, _READ + "    summary: x\n    description: y\n", ""),
    routes("new route", _READ, _READ + _KEPT, ""),
    routes(
        "route order",
        "routes:\n  a@:\n    get: /a\n    response: int\n  b@:\n    get: /b\n    response: int\n",
        "routes:\n  b@:\n    get: /b\n    response: int\n  a@:\n    get: /a\n    response: int\n",
        "",
    ),
    routes("path param type", *_path("/a/{x}", "/a/{x}", "path: {x: str}", "path: {x: int}"), "Q"),
    routes("path param int->str", *_path("/a/{x}", "/a/{x}", "path: {x: int}", "path: {x: str}"), ""),
    routes(
        "path param enum",
        *_path("/a/{x}", "/a/{x}", "path: {x: str}", "path: {x: model.T@}"),
        "Q",
        models="class T@(StrEnum):\n    A = 'a'\n",
    ),
    routes("path param added", *_path("/a/{x}", "/a/{x}/{y}", "path: {x: str}", "path: {x: str, y: str}"), "Q"),
    routes("path param removed", *_path("/a/{x}/{y}", "/a/{x}", "path: {x: str, y: str}", "path: {x: str}"), "Q"),
    routes("path param renamed", *_path("/a/{x}", "/a/{y}", "path: {x: str}", "path: {y: str}"), ""),
    routes(
        "path params swapped",
        *_path("/a/{x}/{y}", "/a/{x}/{y}", "path: {x: str, y: int}", "path: {x: int, y: str}"),
        "Q",
    ),
    routes("path to query", *_path("/a/{x}", "/a", "path: {x: str}", "query: {x: str}"), "Q"),
    routes("query to path", *_path("/a", "/a/{x}", "query: {x: str}", "path: {x: str}"), "Q"),
    routes(
        "query to body",
        "routes:\n  f@:\n    post: /a\n    query: {a: int}\n    response: null\n",
        "routes:\n  f@:\n    post: /a\n    body: model.T@\n    response: null\n",
        "Q",
    ),
    routes("path segment moved", *_path("/a/{x}", "/{x}/a", "path: {x: str}", "path: {x: str}"), "Q"),
    routes(
        "path pattern", *_path("/a/{x}", "/a/{x}", "path: {x: str}", "path: {x: {type: str, pattern: '^a+$'}}"), "Q"
    ),
    routes(
        "path max_length",
        *_path("/a/{x}", "/a/{x}", "path: {x: {type: str, max_length: 9}}", "path: {x: {type: str, max_length: 8}}"),
        "Q",
    ),
    routes(
        "path ge", *_path("/a/{x}", "/a/{x}", "path: {x: {type: int, ge: 0}}", "path: {x: {type: int, ge: 1}}"), "Q"
    ),
    query("query, removed", "a: int, b: int", "a: int", ""),
    query("query, new required", "a: int", "a: int, b: int", "Q"),
    query("query, new optional", "a: int", "a: int, b: int | None", ""),
    query("query, new default", "a: int", "a: int, b: int = 3", ""),
    query("query, renamed", "a: int, old: int", "a: int, new: int", "Q"),
    query("query, became required", "a: int = 1", "a: int", "Q"),
    query("query, became optional", "a: int", "a: int = 1", ""),
    query("query, default changed", "a: int = 1", "a: int = 2", "Q"),
    query("query, int->str", "a: int", "a: str", ""),
    query("query, str->int", "a: str", "a: int", "Q"),
    query("query, float->int", "a: float", "a: int", "Q"),
    query("query, int->float", "a: int", "a: float", ""),
    query("query, int->bool", "a: int", "a: bool", "Q"),
    query("query, str->date", "a: str", "a: date", "Q"),
    query("query, date->str", "a: date", "a: str", ""),
    query("query, str->uuid", "a: str", "a: UUID", "Q"),
    query("query, scalar->list", "a: str", "'a': 'list[str]'", ""),
    query("query, list->scalar", "'a': 'list[str]'", "a: str", "Q"),
    query("query, list item", "'a': 'list[str]'", "'a': 'list[int]'", "Q"),
    query("query, enum became", "a: str", "a: model.Side@", "Q"),
    query("query, enum stopped", "a: model.Side@", "a: str", ""),
    query("query, enum value removed", "a: model.Three@", "a: model.Side@", "Q"),
    query("query, enum value added", "a: model.Side@", "a: model.Three@", ""),
    query("query, max set", "a: int", "a: {type: int, le: 8}", "Q"),
    query("query, max unset", "a: {type: int, le: 8}", "a: int", ""),
    query("query, max inc", "a: {type: int, le: 8}", "a: {type: int, le: 9}", ""),
    query("query, max dec", "a: {type: int, le: 9}", "a: {type: int, le: 8}", "Q"),
    query("query, lt dec", "a: {type: int, lt: 9}", "a: {type: int, lt: 8}", "Q"),
    query("query, gt inc", "a: {type: int, gt: 8}", "a: {type: int, gt: 9}", "Q"),
    query("query, gt dec", "a: {type: int, gt: 9}", "a: {type: int, gt: 8}", ""),
    query("query, min len set", "a: str", "a: {type: str, min_length: 2}", "Q"),
    query("query, max len set", "a: str", "a: {type: str, max_length: 2}", "Q"),
    query("query, max len inc", "a: {type: str, max_length: 2}", "a: {type: str, max_length: 3}", ""),
    query("query, pattern add", "a: str", "a: {type: str, pattern: '^a$'}", "Q"),
    query("query, nullable lost required", "a: int | None", "a: int", "Q"),
    query("query, order", "a: int, b: str", "b: str, a: int", ""),
    query("query, description", "a: int", "a: {type: int, description: x}", ""),
    routes("topic removed", _FEED + "routes:\n" + _KEPT, "routes:\n" + _KEPT, "Q"),
    routes("topic renamed", _FEED, _FEED.replace("feed@", "stream@"), "Q"),
    routes("topic update type", _FEED, _FEED.replace("model.T@", "model.P@"), ""),
    routes("topic update list", _FEED, _FEED.replace("model.T@", "list[model.T@]"), "U"),
    routes("delivery latest", _FEED, _FEED + "    delivery: latest\n", "U"),
    routes("delivery every", _FEED + "    delivery: latest\n", _FEED, "U"),
    routes("history gone", _FEED + "    history: 100\n", _FEED, "U"),
    routes("history grown", _FEED + "    history: 10\n", _FEED + "    history: 100\n", ""),
    routes(
        "rate up", _FEED + "    delivery: latest\n    rate: 1/s\n", _FEED + "    delivery: latest\n    rate: 2/s\n", ""
    ),
    routes("on_slow", _FEED, _FEED + "    on_slow: drop_oldest\n", "U"),
    routes("snapshot removed", _FEED + _SNAPSHOT % "a" + _LISTED, _FEED + _LISTED, "U", models=_TWO_FIELDS),
    routes(
        "snapshot key", _FEED + _SNAPSHOT % "a" + _LISTED, _FEED + _SNAPSHOT % "b" + _LISTED, "U", models=_TWO_FIELDS
    ),
    routes("snapshot added", _FEED + _LISTED, _FEED + _SNAPSHOT % "a" + _LISTED, "", models=_TWO_FIELDS),
    routes(
        "drop added",
        _FEED + _SNAPSHOT % "a" + _LISTED,
        _FEED + _SNAPSHOT % "a" + "    drop: {b: 0}\n" + _LISTED,
        "U",
        models=_TWO_FIELDS,
    ),
    routes(
        "topic order",
        "topics:\n  a@:\n    update: int\n  b@:\n    update: int\n",
        "topics:\n  b@:\n    update: int\n  a@:\n    update: int\n",
        "",
    ),
    routes("topic moved to v2", _FEED, _FEED, "Q", new_version="v2"),
    routes("params added required", _FEED, _FEED + "    params: model.P@\n", "Q"),
    routes("params removed", _FEED + "    params: model.P@\n", _FEED, "Q"),
    params("param added default", "a: int", "a: int\nb: int = 1", "Q"),
    params("param added required", "a: int", "a: int\nb: int", "Q"),
    params("param added None", "a: int", "a: int\nb: int | None = None", ""),
    params("param removed", "a: int\nb: int = 1", "a: int", "Q"),
    params("param removed None default", "a: int\nb: int | None = None", "a: int", "Q"),
    params("param renamed", "a: int", "b: int", "Q"),
    params("param alias", "a: int", "a: int = Field(alias='x')", "Q"),
    params("param source rename", "a: int = Field(alias='x')", "b: int = Field(alias='x')", ""),
    params("param type", "a: int", "a: str", "Q"),
    params("param str->int", "a: str", "a: int", "Q"),
    params("param default changed", "a: int = 1", "a: int = 2", "Q"),
    params("param became required", "a: int = 1", "a: int", "Q"),
    params("param became optional", "a: int", "a: int = 1", ""),
    params("param enum removed", "a: Side@", "a: Side@", "Q", types=THREE, now=SIDES),
    params("param enum added", "a: Side@", "a: Side@", "", types=SIDES, now=THREE),
    params("param enum value", "a: Side@", "a: Side@", "Q", types=SIDES, now=SIDES.replace('"sell"', '"s"')),
    params("param reorder", "a: int\nb: int", "b: int\na: int", ""),
    params("param constraint", "a: int", "a: int = Field(ge=0)", "Q"),
    params("param constraint loosened", "a: int = Field(ge=1)", "a: int = Field(ge=0)", ""),
    params("param list->set", "a: list[str]", "a: set[str]", "Q"),
    params("param set->list", "a: set[str]", "a: list[str]", "Q"),
    params("param scalar->list", "a: str", "a: list[str]", "Q"),
    params("param default enum", "a: Side@ = Side@.BUY", "a: Side@ = Side@.SELL", "Q", types=SIDES),
    params("param nullable", "a: int", "a: int | None = None", ""),
)
