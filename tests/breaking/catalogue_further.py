"""More pairs in the words of other tools: what their rules say of moments, names, unions, structure and operations.

From the documents of oasdiff, openapi-diff, Azure's openapi-diff, buf, GraphQL Inspector, json-schema-diff and
asyncapi/diff, and what Pydantic alone can say.
"""

from tests.breaking.published import CAT_DOG, SIDES, THREE, Published, body, params, query, routes

_POST = "routes:\n  send@:\n    post: /send\n    body: model.P@\n    response: model.T@\n"
_READ = "routes:\n  read@:\n    get: /read\n    response: model.T@\n"
_FEED = "topics:\n  feed@:\n    update: model.T@\n"
_KEPT = "  kept@:\n    get: /kept\n    response: int\n"
_PYDANTIC = "from pydantic import {}\n\n\n"
_CHOICES = _PYDANTIC.format("AliasChoices, AliasPath")
_STRICT = _PYDANTIC.format("StrictBool, StrictInt, StrictStr")
_SPAN = "from datetime import time, timedelta\n\n\n"
_AS_NUMBER = 'model_config = ConfigDict(ser_json_timedelta="float")\n'
_PETS = 'a: Annotated[Cat@ | Dog@, Field(discriminator="kind")]'
_LEAF = "class Leaf@(BaseModel):\n    x: int\n\n\n"
_BASE = "class Base@(BaseModel):\n    a: int\n    b: str\n\n\n"

MOMENTS: tuple[Published, ...] = (
    body("date min set", "a: date", "a: date = Field(ge=date(2020, 1, 1))", "Q"),
    body("date min unset", "a: date = Field(ge=date(2020, 1, 1))", "a: date", "SU"),
    body("date min increased", "a: date = Field(ge=date(2020, 1, 1))", "a: date = Field(ge=date(2021, 1, 1))", "Q"),
    body("date min decreased", "a: date = Field(gt=date(2021, 1, 1))", "a: date = Field(gt=date(2020, 1, 1))", "SU"),
    body("date max decreased", "a: date = Field(le=date(2030, 1, 1))", "a: date = Field(le=date(2029, 1, 1))", "Q"),
    body("date max excluded", "a: date = Field(le=date(2030, 1, 1))", "a: date = Field(lt=date(2030, 1, 1))", "Q"),
    body(
        "date bound told otherwise",
        "a: date = Field(ge=date(2020, 1, 1))",
        'a: date = Field(ge=date(2020, 1, 1), title="A")',
        "",
    ),
    body(
        "date-time max decreased",
        "a: datetime = Field(lt=datetime(2030, 1, 1))",
        "a: datetime = Field(lt=datetime(2029, 1, 1))",
        "Q",
    ),
    body("time min set", "a: time", "a: time = Field(ge=time(9, 30))", "Q", types=_SPAN),
    body("duration max set", "a: timedelta", "a: timedelta = Field(le=timedelta(hours=1))", "Q", types=_SPAN),
    body("duration max unset", "a: timedelta = Field(le=timedelta(hours=1))", "a: timedelta", "SU", types=_SPAN),
    body(
        "duration min increased",
        "a: timedelta = Field(gt=timedelta(seconds=1))",
        "a: timedelta = Field(gt=timedelta(seconds=1.5))",
        "Q",
        types=_SPAN,
    ),
    body("past only", "a: date", "a: PastDate", "Q", types=_PYDANTIC.format("PastDate")),
    body("past no longer only", "a: PastDatetime", "a: AwareDatetime", "QSU", types=_PYDANTIC.format("PastDatetime")),
    body("past to future", "a: PastDate", "a: FutureDate", "QSU", types=_PYDANTIC.format("FutureDate, PastDate")),
    body("duration as number", "a: timedelta", f"{_AS_NUMBER}a: timedelta", "SU", types=_SPAN),
    body("duration as text again", f"{_AS_NUMBER}a: timedelta", "a: timedelta", "SU", types=_SPAN),
    body(
        "date-time as number",
        "a: AwareDatetime",
        'model_config = ConfigDict(ser_json_temporal="seconds")\na: AwareDatetime',
        "SU",
    ),
    body("date->time", "a: date", "a: time", "QSU", types=_SPAN),
    body("duration->time", "a: timedelta", "a: time", "QSU", types=_SPAN),
    body("duration->int", "a: timedelta", "a: int", "QSU", types=_SPAN),
    body("naive->any date-time", "a: NaiveDatetime", "a: datetime", "SU", types=_PYDANTIC.format("NaiveDatetime")),
    body("list of dates bounded", "a: list[date]", "a: list[Annotated[date, Field(ge=date(2020, 1, 1))]]", "Q"),
)

NAMES: tuple[Published, ...] = (
    body(
        "a name that was read as well is dropped",
        "a: int = Field(validation_alias=AliasChoices('a', 'x'))",
        "a: int",
        "Q",
        types=_CHOICES,
    ),
    body(
        "the other name becomes the first",
        "a: int = Field(validation_alias=AliasChoices('a', 'x'))",
        "a: int = Field(validation_alias=AliasChoices('x', 'a'))",
        "",
        types=_CHOICES,
    ),
    body(
        "renamed with the old name kept",
        "old: int",
        "new: int = Field(validation_alias=AliasChoices('new', 'old'), serialization_alias='old')",
        "",
        types=_CHOICES,
    ),
    body(
        "one of three names dropped",
        "a: int = Field(validation_alias=AliasChoices('a', 'x', 'y'))",
        "a: int = Field(validation_alias=AliasChoices('a', 'y'))",
        "Q",
        types=_CHOICES,
    ),
    body(
        "attribute no longer read",
        "model_config = ConfigDict(populate_by_name=True)\nfoo_bar: int = Field(alias='fooBar')",
        "foo_bar: int = Field(alias='fooBar')",
        "Q",
    ),
    body(
        "attribute read as well",
        "foo_bar: int = Field(alias='fooBar')",
        "model_config = ConfigDict(populate_by_name=True)\nfoo_bar: int = Field(alias='fooBar')",
        "",
    ),
    body(
        "alias dropped, still read",
        "foo_bar: int = Field(alias='fooBar')",
        "foo_bar: int = Field(validation_alias=AliasChoices('foo_bar', 'fooBar'))",
        "SU",
        types=_CHOICES,
    ),
    body(
        "two fields become one",
        "a: int\nx: int",
        "a: int = Field(validation_alias=AliasChoices('a', 'x'))",
        "SU",
        types=_CHOICES,
    ),
    body("case of a name", "userId: int", "userid: int", "QSU"),
    body("names swapped", "a: int\nb: str", "a: str\nb: int", "QSU"),
    body("snake to camel kept by alias", "user_id: int", "userId: int = Field(alias='user_id')", ""),
)

STRICTNESS: tuple[Published, ...] = (
    body("strict int", "a: int", "a: StrictInt", "", types=_STRICT),
    body("lax int", "a: StrictInt", "a: int", "", types=_STRICT),
    body("strict bool", "a: bool", "a: StrictBool", "", types=_STRICT),
    body("strict text", "a: str", "a: StrictStr", "", types=_STRICT),
    body(
        "strict model",
        "a: int\nb: bool\nc: date",
        "model_config = ConfigDict(strict=True)\na: int\nb: bool\nc: date",
        "",
    ),
    body("strict and narrower", "a: int", "a: StrictInt = Field(ge=1)", "Q", types=_STRICT),
    body("strict in a list", "a: list[int]", "a: list[StrictInt]", "", types=_STRICT),
    body("strict and other", "a: StrictInt", "a: StrictStr", "QSU", types=_STRICT),
    body("strict beside lax", "a: int | StrictBool", "a: int | bool", "", types=_STRICT),
)

STRUCTURE: tuple[Published, ...] = (
    body("$ref inlined", "a: Leaf@", "a: Other@", "", types=f"{_LEAF}class Other@(BaseModel):\n    x: int\n\n\n"),
    body("allOf: base class added", "a: int\nb: str", "pass", "", types=_BASE, new_head="(Base@)"),
    body(
        "allOf: base class grown",
        "pass",
        "pass",
        "Q",
        head="(Base@)",
        types=_BASE,
        now=_BASE.replace("b: str", "b: str\n    c: int"),
    ),
    body(
        "allOf: base class shrunk",
        "pass",
        "pass",
        "SU",
        head="(Base@)",
        types=_BASE,
        now=_BASE.replace("    b: str\n", ""),
    ),
    body("flattened", "n: Leaf@", "x: int", "QSU", types=_LEAF),
    body("nested", "x: int", "n: Leaf@", "QSU", types=_LEAF),
    body("object to list of it", "n: Leaf@", "n: list[Leaf@]", "QSU", types=_LEAF),
    body("list to map", "n: list[Leaf@]", "n: dict[str, Leaf@]", "QSU", types=_LEAF),
    body("nested optional", "n: Leaf@", "n: Leaf@ | None = None", "SU", types=_LEAF),
    body("nested required", "n: Leaf@ | None = None", "n: Leaf@", "Q", types=_LEAF),
    body(
        "nested twice, one changed",
        "n: Leaf@\nm: Leaf@",
        "n: Leaf@\nm: Leaf@",
        "QSU",
        types=_LEAF,
        now=_LEAF.replace("int", "str"),
    ),
    body(
        "max-items set, in a map",
        "a: dict[str, list[int]]",
        "a: dict[str, Annotated[list[int], Field(max_length=2)]]",
        "Q",
    ),
    body("additional-properties typed", "a: dict[str, Any]", "a: dict[str, int]", "Q"),
    body("additional-properties untyped", "a: dict[str, int]", "a: dict[str, Any]", "SU"),
    body("additional-properties allowed", "a: int", 'model_config = ConfigDict(extra="allow")\na: int', ""),
    body("additional-properties no longer allowed", 'model_config = ConfigDict(extra="allow")\na: int', "a: int", ""),
    body("unevaluated members refused", "a: int", 'model_config = ConfigDict(extra="forbid")\na: int', ""),
    body("unique-items", "a: list[int]", "a: set[int]", ""),
    body("frozenset to list", "a: frozenset[str]", "a: list[str]", ""),
    body(
        "tuple to list of the same length", "a: tuple[int, int]", "a: list[int] = Field(min_length=2, max_length=2)", ""
    ),
    body("prefix-items reordered", "a: tuple[int, str, bool]", "a: tuple[bool, str, int]", "QSU"),
    body("array item made nullable", "a: dict[str, int]", "a: dict[str, int | None]", "SU"),
    body("array item closed", "a: list[str]", "a: list[Side@]", "Q", types=SIDES),
    body("array item opened", "a: list[Side@]", "a: list[str]", "SU", types=SIDES),
    body("any to object", "a: Any", "a: Leaf@", "Q", types=_LEAF),
    body(
        "root model to its value", "a: R@", "a: list[int]", "", types="class R@(RootModel[list[int]]):\n    pass\n\n\n"
    ),
    body("value to root model", "a: list[int]", "a: R@", "", types="class R@(RootModel[list[int]]):\n    pass\n\n\n"),
    body(
        "read-only made writable",
        "a: int\n@computed_field\n@property\ndef b(self) -> int: ...",
        "a: int\nb: int = 1",
        "",
    ),
    body("constant becomes its type", 'a: Literal["x"] = "x"', 'a: str = "x"', "SU"),
    body("type becomes a constant", 'a: str = "x"', 'a: Literal["x"] = "x"', "Q"),
)

VALUES: tuple[Published, ...] = (
    body("enum of numbers grown", "a: Literal[1, 2]", "a: Literal[1, 2, 3]", "SU"),
    body("enum of numbers shrunk", "a: Literal[1, 2, 3]", "a: Literal[1, 2]", "Q"),
    body("enum to enum of other values", "a: Literal['a', 'b']", "a: Literal['c', 'd']", "QSU"),
    body("enum replaced by part and more", "a: Literal['a', 'b']", "a: Literal['b', 'c']", "QSU"),
    body("null among values", "a: Literal['a']", "a: Literal['a', None]", "SU"),
    body("null no longer among values", "a: Literal['a', None]", "a: Literal['a']", "Q"),
    body("enum of a key grown", "a: dict[Literal['a'], int]", "a: dict[Literal['a', 'b'], int]", "SU"),
    body("enum default to another", "a: Side@ = Side@.BUY", "a: Side@ = Side@.HOLD", "QSU", types=SIDES, now=THREE),
    body("default of a list grown", "a: list[int] = []", "a: list[int] = [1]", "Q"),
    body("default in other words", "a: float = 1", "a: float = 1.0", ""),
    body("default of a date", "a: date = date(2020, 1, 1)", "a: date = date(2021, 1, 1)", "Q"),
    body("default false to true", "a: bool = False", "a: bool = True", "Q"),
    body("default empty to null", "a: str | None = ''", "a: str | None = None", "Q"),
    body("default removed, nullable", "a: int | None = None", "a: int | None", "Q"),
    body("default added, nullable", "a: int | None", "a: int | None = None", ""),
    body("discriminated one-of shrunk to one", _PETS, "a: Cat@", "Q", types=CAT_DOG),
    body("one-of to common base", "a: Cat@ | Dog@", "a: Any", "SU", types=CAT_DOG),
    body("any-of member narrowed", "a: int | str", "a: int | Literal['x']", "Q"),
    body("any-of member widened", "a: int | Literal['x']", "a: int | str", "SU"),
    body("any-of number and integer", "a: int | float", "a: float", ""),
    body("any-of null moved", "a: None | int", "a: int | None", ""),
    body("one-of list of either to either list", "a: list[int | str]", "a: list[int] | list[str]", "Q"),
    body("one-of of lists made one", "a: list[int] | list[str]", "a: list[int | str]", "SU"),
    body("min-length grown past max of old", "a: str = Field(max_length=3)", "a: str = Field(min_length=4)", "QSU"),
    body(
        "pattern spelled otherwise",
        'a: str = Field(pattern="^[0-9]+$")',
        r'a: str = Field(pattern="^[0-9][0-9]*$")',
        "",
    ),
    body("format password", "a: str", "a: SecretStr", "", types=_PYDANTIC.format("SecretStr")),
    body("format uri", "a: AnyUrl", "a: str", "SU", types=_PYDANTIC.format("AnyUrl")),
    body("format email to uri", "a: EmailStr", "a: AnyUrl", "QSU", types=_PYDANTIC.format("AnyUrl")),
    body(
        "format ipv4 to ipv6",
        "a: IPv4Address",
        "a: IPv6Address",
        "QSU",
        types="from ipaddress import IPv4Address, IPv6Address\n\n\n",
    ),
    body(
        "bytes to text",
        'model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")\na: bytes',
        "a: str",
        "SU",
    ),
    body(
        "text to bytes",
        "a: str",
        'model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")\na: bytes',
        "Q",
    ),
    body(
        "decimal places tightened", "a: Decimal = Field(decimal_places=4)", "a: Decimal = Field(decimal_places=2)", "Q"
    ),
    body("exclusive bound told as inclusive", "a: int = Field(lt=10)", "a: int = Field(le=9)", ""),
    body("finite only", "a: float", "a: FiniteFloat", "", types=_PYDANTIC.format("FiniteFloat")),
)

CALLS: tuple[Published, ...] = (
    routes("RemovedOperation", _READ + _KEPT, "routes:\n" + _KEPT, "Q"),
    routes("AddedOperation", _READ, _READ + _KEPT, ""),
    routes("ModifiedOperationId", _READ, _READ.replace("read@", "peek@"), "Q"),
    routes("AddingResponseCode", _READ, _READ + "    errors: {404: null, 409: null}\n", ""),
    routes(
        "RemovedResponseCode", _READ + "    errors: {404: null, 409: null}\n", _READ + "    errors: {409: null}\n", "S"
    ),
    routes("response-success-status added body", _POST.replace("model.T@", "null"), _POST, "S"),
    routes(
        "error body gains a field",
        _READ + "    errors: {409: model.E@}\n",
        _READ + "    errors: {409: model.E@}\n",
        "",
        models="class T@(BaseModel):\n    a: int\n\n\nclass E@(BaseModel):\n    x: int\n",
        now="class T@(BaseModel):\n    a: int\n\n\nclass E@(BaseModel):\n    x: int\n    y: int\n",
    ),
    routes(
        "error body loses a field",
        _READ + "    errors: {409: model.E@}\n",
        _READ + "    errors: {409: model.E@}\n",
        "S",
        models="class T@(BaseModel):\n    a: int\n\n\nclass E@(BaseModel):\n    x: int\n    y: int\n",
        now="class T@(BaseModel):\n    a: int\n\n\nclass E@(BaseModel):\n    x: int\n",
    ),
    routes(
        "body replaced by a wider one", _POST, _POST.replace("body: model.P@", "body: model.P@ | list[model.P@]"), ""
    ),
    routes(
        "body replaced by a narrower one",
        _POST.replace("body: model.P@", "body: model.P@ | list[model.P@]"),
        _POST,
        "Q",
    ),
    routes("response replaced by a wider one", _READ, _READ.replace("model.T@", "model.T@ | int"), "S"),
    routes("response replaced by a narrower one", _READ.replace("model.T@", "model.T@ | int"), _READ, ""),
    routes(
        "RPC_SAME_REQUEST_TYPE, by name only",
        _POST,
        _POST.replace("body: model.P@", "body: model.Q@"),
        "",
        models="".join(f"class {name}@(BaseModel):\n    a: int\n\n\n" for name in "TPQ"),
    ),
    routes(
        "path and method swapped",
        "routes:\n  a@:\n    get: /a\n    response: int\n  b@:\n    get: /b\n    response: str\n",
        "routes:\n  a@:\n    get: /b\n    response: int\n  b@:\n    get: /a\n    response: str\n",
        "QS",
    ),
    routes("access of one of two", _READ + _KEPT, _READ + "    access: admin\n" + _KEPT, "Q"),
    routes("scope added to a user's operation", _READ + "    access: user\n", _READ + "    access: trader\n", "Q"),
    routes("scope removed", _READ + "    access: trader\n", _READ + "    access: user\n", ""),
    routes(
        "sunset on a first deprecation too near",
        _READ,
        _READ + "    deprecated: {since: 2026-02-20, sunset: 2026-03-10}\n",
        "Q",
    ),
    routes(
        "sunset kept, note changed",
        _READ + "    deprecated: {sunset: 2027-01-01, note: A.}\n",
        _READ + "    deprecated: {sunset: 2027-01-01, note: B.}\n",
        "",
    ),
    routes(
        "topic sunset earlier",
        _FEED + "    deprecated: {sunset: 2027-01-01}\n",
        _FEED + "    deprecated: {sunset: 2026-10-01}\n",
        "Q",
    ),
    routes(
        "topic removed before its sunset",
        _FEED + "    deprecated: {sunset: 2027-01-01}\nroutes:\n" + _KEPT,
        "routes:\n" + _KEPT,
        "Q",
    ),
    routes(
        "topic removed after its sunset",
        _FEED + "    deprecated: {sunset: 2026-01-01}\nroutes:\n" + _KEPT,
        "routes:\n" + _KEPT,
        "",
    ),
    routes("messages made fewer", _FEED, _FEED + "    rate: 1/s\n    delivery: latest\n", "U"),
    routes("history smaller", _FEED + "    history: 100\n", _FEED + "    history: 50\n", ""),
    routes("linger", _FEED, _FEED + "    linger: 5\n", ""),
    routes("topic to role", _FEED + "    access: user\n", _FEED + "    access: admin\n", "Q"),
    query("enum param grown", "a: model.Side@", "a: model.Three@", ""),
    query("param made a list", "a: int", "'a': 'list[int]'", ""),
    query("param renamed by case", "userId: int", "userid: int", "Q"),
    query("min and max moved", "a: {type: int, ge: 1, le: 9}", "a: {type: int, ge: 2, le: 10}", "Q"),
    query("default of an optional list", "'a': 'list[str] | None'", "'a': 'list[str]'", "Q"),
    query("date param to date-time", "a: date", "a: datetime", "Q"),
    query("bool param to text", "a: bool", "a: str", ""),
    query("text param to bool", "a: str", "a: bool", "Q"),
    query("bounded text param to number", "a: {type: str, pattern: '^[0-9]+$'}", "a: int", "Q"),
    query("decimal param to number", "a: Decimal", "a: float", ""),
    query("number param to decimal", "a: float", "a: Decimal", ""),
)

KEYS: tuple[Published, ...] = (
    params("key field with a default", "a: str", 'a: str\nb: str = "x"', "Q"),
    params("key field that is null", "a: str", "a: str\nb: str | None = None", ""),
    params("key field removed", "a: str\nb: str | None = None", "a: str", "Q"),
    params("key default changed", 'a: str = "x"', 'a: str = "y"', "Q"),
    params("key enum shrunk", "a: Side@", "a: Side@", "Q", types=THREE, now=SIDES),
    params("key enum grown", "a: Side@", "a: Side@", "", types=SIDES, now=THREE),
    params("key number to text", "a: int", "a: str", "Q"),
    params("key list to set", "a: list[str]", "a: set[str]", "Q"),
    params("key order of fields", "a: str\nb: int", "b: int\na: str", ""),
    params("key attribute renamed, alias kept", 'a: str = Field(alias="x")', 'b: str = Field(alias="x")', ""),
    params("key alias changed", 'a: str = Field(alias="x")', 'a: str = Field(alias="y")', "Q"),
    params("key bound set", "a: int", "a: int = Field(ge=1)", "Q"),
    params("key bound unset", "a: int = Field(ge=1)", "a: int", ""),
    params("key nullable", "a: str", "a: str | None = None", ""),
    params("key required", "a: str | None = None", "a: str", "Q"),
    params("key closed to others", "a: str", 'model_config = ConfigDict(extra="forbid")\na: str', ""),
)

FURTHER: tuple[Published, ...] = (*MOMENTS, *NAMES, *STRICTNESS, *STRUCTURE, *VALUES, *CALLS, *KEYS)
