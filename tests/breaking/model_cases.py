"""Pairs of models with their verdicts: a hit and a near-miss for every rule about models."""

from tests.breaking.case import Case, model_case, params_case

_FORBID = 'model_config = ConfigDict(extra="forbid")\n'
_ALLOW = 'model_config = ConfigDict(extra="allow")\n'
_SIDE = 'class Side@(StrEnum):\n    BUY = "buy"\n    SELL = "sell"\n'
_THING = "class Thing@(BaseModel):\n    x: int\n"
_CAT_DOG = (
    'class Cat@(BaseModel):\n    kind: Literal["cat"]\n    a: int\n\n\n'
    'class Dog@(BaseModel):\n    kind: Literal["dog"]\n    b: int\n\n\n'
)
_TWICE_TAGGED = _CAT_DOG.replace('["cat"]', '["cat"]\n    sort: Literal["c"]').replace(
    '["dog"]', '["dog"]\n    sort: Literal["d"]'
)
_PETS = 'pet: Annotated[Cat@ | Dog@, Field(discriminator="kind")]'


def _every(rule: str, levels: str) -> tuple[str, ...]:
    """``R43 Q E``, ``R43 S E``, ``R43 U E`` for ``EEE``; a dash leaves a way out."""
    return tuple(f"{rule} {way} {level}" for way, level in zip("QSU", levels, strict=True) if level not in "-I")


def _hit(rule: str, levels: str, before: str, after: str, **types: str) -> Case:
    informs = tuple(f"{rule} {way} I" for way, level in zip("QSU", levels, strict=True) if level == "I")
    old, new = types.get("old", ""), types.get("new")
    return model_case(rule, before, after, *_every(rule, levels), old_types=old, new_types=new, informs=informs)


def _miss(rule: str, before: str, after: str, **types: str) -> Case:
    return model_case(rule, before, after, old_types=types.get("old", ""), new_types=types.get("new"))


FIELDS: tuple[Case, ...] = (
    _hit("R30", "WEE", "a: int\nb: str", "a: int"),
    _hit("R30", "WEE", "a: int\nb: str | None = None", "a: int"),
    model_case("R30", f"{_FORBID}a: int\nb: int = 1", f"{_FORBID}a: int", *_every("R30", "EEE")),
    _miss("R30", "a: int\nb: str", "b: str\na: int"),
    _hit("R31", "EEE", "a: int", 'a: int = Field(alias="b")'),
    _hit("R31", "EEE", 'a: int = Field(alias="x")', 'a: int = Field(alias="y")'),
    _miss("R31", "a: int", 'a: int = Field(alias="a")'),
    _hit("R32", "WWW", "a: int", 'b: int = Field(alias="a")'),
    _miss("R32", 'a: int = Field(alias="b", title="A")', 'a: int = Field(alias="b", title="B")'),
    _hit("R33", "EII", "a: int", "a: int\nb: int"),
    model_case("R33", f"{_FORBID}a: int", f"{_FORBID}a: int\nb: int", *_every("R33", "EEE")),
    _miss("R33", "a: int", "a: int\nb: int = 1"),
    model_case("R34", f"{_FORBID}a: int", f"{_FORBID}a: int\nb: int = 1", "R33 S E", "R33 U E", informs=("R34 Q I",)),
    _miss("R34", "a: int", "a: int\nb: int | None = None"),
    _hit("R35", "E--", "a: int = 1", "a: int"),
    _miss("R35", "a: int = 1", "a: int = Field(default=1)"),
    _hit("R36", "I--", "a: int", "a: int = 1"),
    _miss("R36", "a: int", "a: int = 1"),
    _hit("R37", "IEE", "a: int", "a: int | None"),
    _miss("R37", "a: int | None", "a: None | int"),
    _hit("R38", "EII", "a: int | None", "a: int"),
    _miss("R38", "a: int | None", "a: None | int"),
    _hit("R39", "EWW", "a: int = 1", "a: int = 2"),
    _hit("R39", "EWW", "a: bool = False", "a: bool = True"),
    _hit("R39", "EWW", 'a: list[str] = ["x"]', "a: list[str] = []"),
    _miss("R39", "a: float = 1", "a: float = 1.0"),
    _hit("R40", "WWW", "a: str = 'x'", "a: str = Field(default_factory=lambda: 'y')"),
    _miss("R40", "a: list[int] = []", "a: list[int] = Field(default_factory=list)"),
    _hit("R56", "EEE", f"{_ALLOW}a: int", f"{_FORBID}a: int"),
    _hit("R56", "W--", "a: int", f"{_FORBID}a: int"),
    _hit("R56", "IEE", f"{_FORBID}a: int", f"{_ALLOW}a: int"),
    _miss("R56", f"{_FORBID}a: int", "a: int"),
    model_case("R57", "a: int\nb: int", "a: int\n@computed_field\n@property\ndef b(self) -> int: ...", "R57 Q E"),
    model_case("R57", "a: int\nb: int = 1", "a: int\nb: int = Field(default=1, exclude=True)", "R57 S E", "R57 U E"),
    _hit("R66", "EEE", 'a: int\n__reserved__ = ("b",)', "a: int\nb: int | None = None"),
    _hit("R66", "EEE", 'a: int\n__reserved__ = ("b",)', 'a: int\nc: str | None = Field(default=None, alias="b")'),
    _hit("R66", "WWW", 'a: int\n__reserved__ = ("b", "c")', 'a: int\n__reserved__ = ("c",)'),
    _miss("R66", 'a: int\n__reserved__ = ("b", "c")', 'a: int\nd: int | None = None\n__reserved__ = ("c", "b", "e")'),
    model_case(
        "R66",
        "a: Side@",
        "a: Side@",
        *_every("R66", "EEE"),
        *_every("R48", "-EE"),
        old_types=_SIDE + '    __reserved__ = ("hold",)\n',
        new_types=_SIDE + '    HOLD = "hold"\n',
    ),
    _miss("R57", "a: int", "a: int\n@computed_field\n@property\ndef b(self) -> int: ..."),
)

TYPES: tuple[Case, ...] = (
    _hit("R41", "EII", "a: float", "a: int"),
    _hit("R41", "EII", "a: int | str", "a: str"),
    _hit("R41", "EII", "a: Any", "a: int"),
    _miss("R41", "a: int | str", "a: str | int"),
    _hit("R41", "EII", "a: list[int]", "a: tuple[int, int]"),
    _hit("R41", "EII", "a: dict[str, int]", "a: Thing@", old=_THING),
    _hit("R42", "IEE", "a: tuple[int, int]", "a: list[int]"),
    _hit("R42", "IEE", "a: Thing@", "a: dict[str, Any]", old=_THING),
    _miss("R41", _PETS, "pet: Dog@ | Cat@", old=_CAT_DOG),
    _miss("R42", "pet: Dog@ | Cat@", _PETS, old=_CAT_DOG),
    _miss("R41", "a: int | float", "a: float | int"),
    _hit("R42", "IEE", "a: int", "a: float"),
    _hit("R42", "IEE", "a: int", "a: int | str"),
    _miss("R42", "a: float", "a: float | int"),
    _hit("R43", "EEE", "a: bool", "a: str"),
    _hit("R43", "EEE", "a: Thing@", "a: str", old=_THING),
    _hit(
        "R43",
        "EEE",
        "a: Pair@",
        "a: Pair@",
        old="class Pair@(NamedTuple):\n    x: int\n    y: int\n",
        new="class Pair@(NamedTuple):\n    x: int\n    y: int\n    z: int\n",
    ),
    _hit(
        "R43",
        "EEE",
        "a: Pair@",
        "a: Pair@",
        old="class Pair@(NamedTuple):\n    x: int\n    y: int\n",
        new="class Pair@(NamedTuple):\n    y: int\n    x: int\n",
    ),
    _hit(
        "R32",
        "WWW",
        "a: Pair@",
        "a: Pair@",
        old="class Pair@(NamedTuple):\n    x: int\n    y: int\n",
        new="class Pair@(NamedTuple):\n    x: int\n    z: int\n",
    ),
    _miss("R43", "a: Name@", "a: str", old="Name@ = Annotated[str, Field(description='x')]\n"),
    _miss("R43", "a: Box@", "a: int", old="class Box@(RootModel[int]):\n    pass\n"),
    _hit("R44", "EEE", "a: int", "a: list[int]"),
    _hit("R44", "EEE", "a: list[str]", "a: str"),
    _miss("R44", "a: list[int]", "a: set[int]"),
    _hit("R45", "EEE", "a: AwareDatetime", "a: date"),
    _hit("R45", "EEE", "a: str", "a: UUID"),
    _hit("R45", "EEE", "a: UUID", "a: str"),
    _hit("R45", "EII", "a: str", "a: EmailStr"),
    _hit("R45", "IEE", "a: AwareDatetime", "a: datetime"),
    _hit("R45", "EII", "a: datetime", "a: AwareDatetime"),
    _miss("R45", "a: AwareDatetime", "a: Annotated[AwareDatetime, Field(description='x')]"),
    _hit("R46", "EEE", "a: int", "a: str"),
    _hit("R46", "EEE", "a: str", "a: float"),
    model_case("R46", "a: float", "a: Decimal", "R46 S E", "R46 U E", informs=("R42 Q I",)),
    _miss("R46", "a: Decimal", "a: Annotated[Decimal, Field(title='x')]"),
    _hit("R47", "EII", "a: Side@", "a: Side@", old=_SIDE, new='class Side@(StrEnum):\n    BUY = "buy"\n'),
    _hit("R47", "EII", 'a: Literal["x", "y"]', 'a: Literal["x"]'),
    _miss("R47", "a: Side@", "a: Side@", old=_SIDE, new='class Side@(StrEnum):\n    SELL = "sell"\n    BUY = "buy"\n'),
    _hit("R48", "IEE", "a: Side@", "a: Side@", old='class Side@(StrEnum):\n    BUY = "buy"\n', new=_SIDE),
    _hit("R48", "IEE", "a: list[Literal[1, 2]]", "a: list[Literal[1, 2, 3]]"),
    _hit(
        "R48",
        "III",
        "a: Side@ | str",
        "a: Side@ | str",
        old='class Side@(StrEnum):\n    BUY = "buy"\n',
        new=_SIDE,
    ),
    _miss("R48", 'a: Literal["x", "y"]', 'a: Literal["y", "x"]'),
    _hit(
        "R49", "EEE", "a: Side@", "a: Side@", old=_SIDE, new='class Side@(StrEnum):\n    BUY = "b"\n    SELL = "sell"\n'
    ),
    _hit(
        "R49",
        "EEE",
        "a: Side@",
        "a: Side@",
        old=_SIDE,
        new='class Side@(StrEnum):\n    LONG = "buy"\n    SELL = "sell"\n',
    ),
    _miss("R49", "a: Side@", "a: Side@", old=_SIDE, new=_SIDE.replace("SELL =", '"""Doc."""\n    SELL =')),
    _hit("R50", "EEE", "a: str", "a: Side@", old=_SIDE),
    _hit("R50", "EEE", "a: Side@", "a: str", old=_SIDE),
    _hit("R50", "EEE", "a: int", "a: Literal[1, 2]"),
    _miss("R50", 'a: Literal["x"]', 'a: Annotated[Literal["x"], Field(title="X")]'),
    _hit("R51", "EII", "a: int", "a: int = Field(ge=1)"),
    _hit("R51", "EII", "a: str = Field(max_length=9)", "a: str = Field(max_length=8)"),
    _hit("R51", "EII", "a: list[int]", "a: list[int] = Field(min_length=1)"),
    _hit("R51", "EII", "a: int", "a: int = Field(multiple_of=5)"),
    _hit("R51", "EII", "a: float = Field(gt=0, lt=5)", "a: float = Field(gt=0, lt=4)"),
    _miss("R51", "a: int = Field(gt=0)", "a: int = Field(ge=1)"),
    _miss("R51", "a: str", "a: str = Field(min_length=0)"),
    _hit("R52", "IEE", "a: int = Field(le=9)", "a: int = Field(le=10)"),
    _hit("R52", "IEE", 'a: str = Field(pattern="^x$")', "a: str"),
    _hit("R52", "IEE", "a: float = Field(gt=0)", "a: float = Field(ge=0)"),
    _hit("R51", "EII", "a: dict[str, int]", "a: dict[str, int] = Field(max_length=3)"),
    _hit("R51", "EII", "a: Decimal", "a: Decimal = Field(max_digits=8, decimal_places=2)"),
    _hit("R52", "IEE", "a: Decimal = Field(ge=0)", "a: Decimal"),
    _hit("R51", "EII", "a: bytes", "a: bytes = Field(max_length=9)"),
    _miss("R52", "a: int = Field(le=9)", "a: int = Field(lt=10)"),
    _hit("R53", "EWW", "a: str", 'a: str = Field(pattern="^[a-z]+$")'),
    _hit("R53", "EWW", 'a: str = Field(pattern="^[a-z]+$")', 'a: str = Field(pattern="^[0-9]+$")'),
    _hit("R53", "WWW", 'a: str = Field(pattern="^[a-z]$")', 'a: str = Field(pattern="^[a-z]{1,2}$")'),
    _miss("R53", 'a: str = Field(pattern="^x$")', 'a: str = Field(pattern="^x$", title="X")'),
    _hit("R54", "EEE", _PETS, _PETS.replace('"kind"', '"sort"'), old=_TWICE_TAGGED),
    _miss("R54", _PETS, 'pet: Annotated[Dog@ | Cat@, Field(discriminator="kind")]', old=_CAT_DOG),
    model_case(
        "R55", _PETS, _PETS, *_every("R55", "EEE"), old_types=_CAT_DOG, new_types=_CAT_DOG.replace('"dog"', '"hound"')
    ),
    _miss("R55", _PETS, _PETS, old=_CAT_DOG),
    _hit(
        "R67",
        "WWW",
        "a: Thing@",
        "a: Stuff@",
        old=_THING,
        new=_THING.replace("Thing", "Stuff"),
    ),
    _miss(
        "R67",
        "a: Thing@\nb: Thing@\nc: Other@",
        "a: Other@\nb: Thing@\nc: Other@",
        old=f"{_THING}\n\n{_THING.replace('Thing', 'Other')}",
    ),
)

KEYS: tuple[Case, ...] = (
    params_case("R13", "a: int", "a: int\nb: int = 1", "R13 Q E"),
    params_case("R13", "a: int", "a: int\nb: str", "R13 Q E"),
    params_case("R13", "a: int", "a: int\nb: str | None = None", informs=("R13 Q I",)),
    params_case("R14", "a: int\nb: int = 1", "a: int", "R14 Q E"),
    params_case("R14", "a: int", 'a: int = Field(alias="b")', "R14 Q E"),
    params_case("R14", "a: int", "a: str", "R14 Q E"),
    params_case("R14", "a: list[str]", "a: set[str]", "R14 Q E"),
    params_case("R14", "a: int", "a: int | None = None"),
    params_case("R15", "a: int = 1", "a: int = 2", "R15 Q E"),
    params_case("R15", "a: int | None = None", "a: int = 2", "R15 Q E", "R38 Q E"),
    params_case("R15", "a: int", "a: int = 1"),
    params_case("R47", "a: Side@", 'a: Literal["buy"]', "R47 Q E", "R50 Q E", types=_SIDE),
)
