"""What other tools that compare APIs call breaking or silent, said in models and route files of ours.

Read from their documentation and put into our words: oasdiff (OpenAPI), buf (Protobuf, its JSON rules), GraphQL
Inspector, openapi-diff. A row names the rule in their words; ``breaks`` says which way it must be an error.
"""

from dataclasses import dataclass

from tests.breaking.case import MODEL_ROUTES, Case, Version

_CAT_DOG = (
    'class Cat@(BaseModel):\n    kind: Literal["cat"]\n    a: int\n\n\n'
    'class Dog@(BaseModel):\n    kind: Literal["dog"]\n    b: int\n\n\n'
)
_SIDES = 'class Side@(StrEnum):\n    BUY = "buy"\n    SELL = "sell"\n\n\n'
_THREE = _SIDES.replace("\n\n\n", '\n    HOLD = "hold"\n\n\n')
_READ = "routes:\n  read@:\n    get: /read\n    response: model.T@\n"
_POST = "routes:\n  send@:\n    post: /send\n    body: model.T@\n    response: model.T@\n"
_FEED = "topics:\n  feed@:\n    update: model.T@\n"
_KEPT = "  kept@:\n    get: /kept\n    response: int\n"
_INT = "class T@(BaseModel):\n    a: int\n"


@dataclass(frozen=True)
class Published:
    """A rule of another tool as a pair of ours. ``breaks`` are ways (Q, S, U) with an error; empty: silent."""

    rule: str
    case: Case
    breaks: str


def _model(rule: str, before: str, after: str, breaks: str, *, types: str = "", now: str | None = None) -> Published:
    old = Version(f"{types}class T@(BaseModel):\n{_indented(before)}", MODEL_ROUTES)
    new = Version(f"{types if now is None else now}class T@(BaseModel):\n{_indented(after)}", MODEL_ROUTES)
    return Published(rule, Case(rule, old, new, rule="", expected=frozenset()), breaks)


def _indented(fields: str) -> str:
    return "".join(f"    {line}\n" for line in fields.split("\n"))


def _routes(rule: str, before: str, after: str, breaks: str, *, models: str = _INT) -> Published:
    case = Case(rule, Version(models, before), Version(models, after), rule="", expected=frozenset())
    return Published(rule, case, breaks)


def _query(rule: str, before: str, after: str, breaks: str) -> Published:
    def find(query: str) -> str:
        return f"routes:\n  find@:\n    get: /find\n    query: {{{query}}}\n    response: null\n"

    return _routes(rule, find(before), find(after), breaks, models=_SIDES)


BODIES: tuple[Published, ...] = (
    _model("request-property-removed, response-required-property-removed", "a: int\nb: int", "a: int", "SU"),
    _model("request-property-became-required, optional before", "a: int\nb: int = 1", "a: int\nb: int", "Q"),
    _model("new-required-request-property", "a: int", "a: int\nb: int", "Q"),
    _model("new-optional-request-property", "a: int", "a: int\nb: int | None = None", ""),
    _model("new-required-request-property-with-default", "a: int", "a: int\nb: int = 3", ""),
    _model("property-became-not-nullable", "a: int | None", "a: int", "Q"),
    _model("property-became-nullable", "a: int", "a: int | None", "SU"),
    _model("property-type-changed", "a: int", "a: bool", "QSU"),
    _model("property-type-generalized, integer to number", "a: int", "a: float", "SU"),
    _model("property-type-specialized, number to integer", "a: float", "a: int", "Q"),
    _model("property-type-string-to-any", "a: str", "a: Any", "SU"),
    _model("property-format-changed, date to date-time", "a: date", "a: AwareDatetime", "QSU"),
    _model("property-format-added, uuid", "a: str", "a: UUID", "Q"),
    _model("property-format-removed, uuid", "a: UUID", "a: str", "SU"),
    _model("property-enum-value-removed", "a: Side@", "a: Side@", "Q", types=_THREE, now=_SIDES),
    _model("property-enum-value-added", "a: Side@", "a: Side@", "SU", types=_SIDES, now=_THREE),
    _model("property-became-enum", "a: str", "a: Side@", "Q", types=_SIDES),
    _model("property-enum-widened-to-string", "a: Side@", "a: str", "SU", types=_SIDES),
    _model("property-const-changed", 'a: Literal["x"]', 'a: Literal["y"]', "QSU"),
    _model("property-const-added", "a: str", 'a: Literal["x"]', "Q"),
    _model("property-min-increased", "a: int = Field(ge=1)", "a: int = Field(ge=2)", "Q"),
    _model("property-min-set", "a: int", "a: int = Field(ge=2)", "Q"),
    _model("property-min-decreased", "a: int = Field(ge=2)", "a: int = Field(ge=1)", ""),
    _model("property-max-decreased", "a: int = Field(le=9)", "a: int = Field(le=8)", "Q"),
    _model("property-max-increased", "a: int = Field(le=8)", "a: int = Field(le=9)", ""),
    _model("property-exclusive-min-set", "a: float = Field(ge=0)", "a: float = Field(gt=0)", "Q"),
    _model("property-exclusive-max-set", "a: float = Field(le=9)", "a: float = Field(lt=9)", "Q"),
    _model("property-multiple-of-set", "a: int", "a: int = Field(multiple_of=5)", "Q"),
    _model("property-multiple-of-relaxed", "a: int = Field(multiple_of=10)", "a: int = Field(multiple_of=5)", ""),
    _model("property-min-length-increased", "a: str = Field(min_length=1)", "a: str = Field(min_length=2)", "Q"),
    _model("property-min-length-set", "a: str", "a: str = Field(min_length=1)", "Q"),
    _model("property-max-length-decreased", "a: str = Field(max_length=9)", "a: str = Field(max_length=8)", "Q"),
    _model("property-max-length-unset", "a: str = Field(max_length=9)", "a: str", ""),
    _model("property-max-length-set", "a: str", "a: str = Field(max_length=9)", "Q"),
    _model("property-pattern-added", "a: str", 'a: str = Field(pattern="^[a-z]+$")', "Q"),
    _model("property-pattern-removed", 'a: str = Field(pattern="^[a-z]+$")', "a: str", ""),
    _model("property-min-items-increased", "a: list[int]", "a: list[int] = Field(min_length=2)", "Q"),
    _model("property-max-items-decreased", "a: list[int]", "a: list[int] = Field(max_length=2)", "Q"),
    _model(
        "property-max-items-increased", "a: list[int] = Field(max_length=2)", "a: list[int] = Field(max_length=3)", ""
    ),
    _model("property-items-type-changed", "a: list[int]", "a: list[str]", "QSU"),
    _model("property-array-to-scalar", "a: list[int]", "a: int", "QSU"),
    _model("property-scalar-to-array", "a: int", "a: list[int]", "QSU"),
    _model("property-map-value-type-changed", "a: dict[str, int]", "a: dict[str, str]", "QSU"),
    _model("property-object-to-scalar", "a: Cat@", "a: str", "QSU", types=_CAT_DOG),
    _model("property-one-of-added", "a: int | str", "a: int | str | bool", "SU"),
    _model("property-one-of-removed", "a: int | str | bool", "a: int | str", "Q"),
    _model(
        "discriminated one-of added",
        "a: Annotated[Cat@, Field(discriminator=None)]",
        'a: Annotated[Cat@ | Dog@, Field(discriminator="kind")]',
        "SU",
        types=_CAT_DOG,
    ),
    _model(
        "discriminator-mapping-changed",
        'a: Annotated[Cat@ | Dog@, Field(discriminator="kind")]',
        'a: Annotated[Cat@ | Dog@, Field(discriminator="kind")]',
        "QSU",
        types=_CAT_DOG,
        now=_CAT_DOG.replace('"dog"', '"hound"'),
    ),
    _model("property-default-changed", "a: int = 1", "a: int = 2", "Q"),
    _model(
        "nested property removed", "a: Cat@", "a: Cat@", "SU", types=_CAT_DOG, now=_CAT_DOG.replace("    a: int\n", "")
    ),
    _model(
        "nested property required",
        "a: list[Cat@]",
        "a: list[Cat@]",
        "Q",
        types=_CAT_DOG,
        now=_CAT_DOG.replace("    a: int\n", "    a: int\n    c: int\n"),
    ),
    _model(
        "additional-properties-forbidden",
        'model_config = ConfigDict(extra="allow")\na: int',
        'model_config = ConfigDict(extra="forbid")\na: int',
        "QSU",
    ),
    _model("FIELD_SAME_JSON_NAME", "a: int", 'a: int = Field(alias="A")', "QSU"),
    _model("FIELD_SAME_JSON_NAME, attribute only", 'a: int = Field(alias="b")', 'c: int = Field(alias="b")', ""),
    _model("FIELD_SAME_DEFAULT", 'a: str = "x"', 'a: str = "y"', "Q"),
    _model("FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", "a: str", "a: list[str]", "QSU"),
    _model("FIELD_WIRE_JSON_COMPATIBLE_TYPE, int to text", "a: int", "a: str", "QSU"),
    _model("FIELD_SAME_ONEOF", "a: int | None", "a: int | str | None", "SU"),
    _model("ENUM_VALUE_SAME_NAME", "a: Side@", "a: Side@", "", types=_SIDES, now=_SIDES.replace("SELL", "OUT")),
    _model(
        "ENUM_VALUE_SAME_NUMBER", "a: Side@", "a: Side@", "QSU", types=_SIDES, now=_SIDES.replace('"sell"', '"out"')
    ),
    _model("RESERVED_MESSAGE_NO_DELETE", '__reserved__ = ("b",)\na: int', "a: int", ""),
    _model("RESERVED name in use", '__reserved__ = ("b",)\na: int', "a: int\nb: int | None = None", "QSU"),
    _model("read-only added", "a: int\nb: int", "a: int\n@computed_field\n@property\ndef b(self) -> int: ...", "Q"),
    _model("write-only added", "a: int\nb: int = 1", "a: int\nb: int = Field(default=1, exclude=True)", "SU"),
    _model("description changed", "a: int", 'a: int = Field(description="new")', ""),
    _model("title changed", "a: int", 'a: int = Field(title="new")', ""),
    _model("example added", "a: int", "a: int = Field(examples=[1])", ""),
    _model("property deprecated", "a: int", "a: int = Field(deprecated=True)", ""),
    _model("property order changed", "a: int\nb: str", "b: str\na: int", ""),
    _model("model moved below another", "a: int", "a: int", "", types="", now=_SIDES),
    _model("response-property-became-optional, by type", "a: dict[str, int]", "a: dict[str, int] | None = None", "SU"),
    _model("decimal text to number", "a: Decimal", "a: float", "QSU"),
    _model("time format removed", "a: AwareDatetime", "a: str", "SU"),
    _model("email format added", "a: str", "a: EmailStr", "Q"),
    _model("tuple longer", "a: tuple[int, int]", "a: tuple[int, int, int]", "QSU"),
    _model("set to list", "a: set[int]", "a: list[int]", ""),
)

OPERATIONS: tuple[Published, ...] = (
    _routes("api-removed-without-deprecation", _READ + _KEPT, "routes:\n" + _KEPT, "Q"),
    _routes("api-path-removed, renamed", _READ, _READ.replace("/read", "/reads"), "Q"),
    _routes("endpoint added", _READ, _READ + _KEPT, ""),
    _routes("method changed", _READ, _READ.replace("get:", "put:"), "Q"),
    _routes("api-operation-id-removed", _READ, _READ.replace("read@", "fetch@"), "Q"),
    _routes("api-tag-removed, module description", _READ, "title: New\n" + _READ, ""),
    _routes(
        "request-body-added-required",
        _READ.replace("get:", "put:"),
        _READ.replace("get:", "put:") + "    body: int\n",
        "Q",
    ),
    _routes("request-body-became-optional", _POST, _POST.replace("body: model.T@", "body: model.T@ | None"), ""),
    _routes("request-body-became-required", _POST.replace("body: model.T@", "body: model.T@ | None"), _POST, "Q"),
    _routes("response-success-status-removed", _READ, _READ + "    status: 202\n", "S"),
    _routes("response-body-removed", _READ, _READ.replace("model.T@", "null"), "S"),
    _routes("response-body-type-changed", _READ, _READ.replace("model.T@", "list[model.T@]"), "S"),
    _routes("response-non-success-status-removed", _READ + "    errors: {404: null}\n", _READ, "S"),
    _routes("response-non-success-status-added", _READ, _READ + "    errors: {404: null}\n", ""),
    _routes("api-security-added", _READ, _READ + "    access: user\n", "Q"),
    _routes("api-security-scope-added", _READ + "    access: user\n", _READ + "    access: admin\n", "Q"),
    _routes("api-security-removed", _READ + "    access: user\n", _READ, ""),
    _routes("api-deprecated-sunset-missing", _READ, _READ + "    deprecated: true\n", "Q"),
    _routes(
        "api-sunset-date-changed-too-small",
        _READ + "    deprecated: {sunset: 2027-01-01}\n",
        _READ + "    deprecated: {sunset: 2026-12-01}\n",
        "Q",
    ),
    _routes(
        "api-sunset-deleted", _READ + "    deprecated: {sunset: 2027-01-01}\n", _READ + "    deprecated: true\n", "Q"
    ),
    _routes(
        "api-removed-before-sunset", _READ + "    deprecated: {sunset: 2027-01-01}\n" + _KEPT, "routes:\n" + _KEPT, "Q"
    ),
    _routes(
        "api-removed-with-deprecation",
        _READ + "    deprecated: {sunset: 2026-01-01}\n" + _KEPT,
        "routes:\n" + _KEPT,
        "",
    ),
    _routes("endpoint-deprecated", _READ, _READ + "    deprecated: {sunset: 2027-01-01}\n", ""),
    _routes("endpoint-reactivated", _READ + "    deprecated: {sunset: 2027-01-01}\n", _READ, ""),
    _routes("channel removed", _FEED + "routes:\n" + _KEPT, "routes:\n" + _KEPT, "Q"),
    _routes("channel added", "routes:\n" + _KEPT, _FEED + "routes:\n" + _KEPT, ""),
    _routes("message payload changed", _FEED, _FEED.replace("model.T@", "list[model.T@]"), "U"),
    _routes("RPC_SAME_CLIENT_STREAMING, topic to route", _FEED + "routes:\n" + _KEPT, _READ + _KEPT, "Q"),
    _query("request-parameter-removed", "a: int, b: int | None", "a: int", ""),
    _query("new-required-request-parameter", "a: int", "a: int, b: int", "Q"),
    _query("new-optional-request-parameter", "a: int", "a: int, b: int = 1", ""),
    _query("request-parameter-became-required", "a: int | None", "a: int", "Q"),
    _query("request-parameter-became-optional", "a: int", "a: int | None", ""),
    _query("request-parameter-default-value-changed", "a: int = 1", "a: int = 2", "Q"),
    _query("request-parameter-default-value-removed", "a: int = 1", "a: int | None", "Q"),
    _query("request-parameter-default-value-added", "a: int | None", "a: int = 1", "Q"),
    _query("request-parameter-type-changed", "a: int", "a: bool", "Q"),
    _query("request-parameter-type-generalized", "a: int", "a: float", ""),
    _query("request-parameter-max-decreased", "a: {type: int, le: 9}", "a: {type: int, le: 8}", "Q"),
    _query("request-parameter-min-set", "a: int", "a: {type: int, ge: 8}", "Q"),
    _query(
        "request-parameter-max-length-decreased", "a: {type: str, max_length: 9}", "a: {type: str, max_length: 8}", "Q"
    ),
    _query("request-parameter-pattern-added", "a: str", "a: {type: str, pattern: '^x+$'}", "Q"),
    _query("request-parameter-pattern-removed", "a: {type: str, pattern: '^x+$'}", "a: str", ""),
    _query("request-parameter-became-array", "a: str", "'a': 'list[str]'", ""),
    _query("request-parameter order", "a: str, b: int", "b: int, a: str", ""),
)

PUBLISHED: tuple[Published, ...] = (*BODIES, *OPERATIONS)
