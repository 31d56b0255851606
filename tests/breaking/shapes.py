"""Random models as values: what fields they have, how they read as code, and JSON that fits them."""

from dataclasses import dataclass, field
from random import Random

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True)
class Kind:
    """A type: its code and JSON values of it, the far ends included."""

    code: str
    values: tuple[Json, ...]
    limits: tuple[tuple[str, str], ...] = ()  # arguments of Field, as code

    @property
    def annotation(self) -> str:
        """The type with its limits."""
        if not self.limits:
            return self.code
        return f"Annotated[{self.code}, Field({', '.join(f'{name}={value}' for name, value in self.limits)})]"


@dataclass(frozen=True)
class Member:
    """A field: ``alias`` is its wire name; ``default`` is code, empty where the field is required."""

    name: str
    kind: Kind
    nullable: bool = False
    default: str = ""
    alias: str = ""

    @property
    def wire(self) -> str:
        """The wire name."""
        return self.alias or self.name

    @property
    def values(self) -> tuple[Json, ...]:
        """JSON values the field takes."""
        return (*self.kind.values, None) if self.nullable else self.kind.values

    def code(self) -> str:
        """The line of the class that declares it."""
        kind = f"{self.kind.annotation} | None" if self.nullable else self.kind.annotation
        options = [f'alias="{self.alias}"'] if self.alias else []
        if self.default:
            options.insert(0, f"default={self.default}")
        return f"{self.name}: {kind}" + (f" = Field({', '.join(options)})" if options else "")


@dataclass(frozen=True)
class Shape:
    """A model."""

    members: tuple[Member, ...]
    extra: str = "ignore"
    enum: tuple[tuple[str, str], ...] = (("A", "a"), ("B", "b"), ("C", "c"))
    inner: tuple[Member, ...] = field(default=())

    def code(self, name: str) -> str:
        """The classes; ``@`` stands for the number of the case."""
        members = "".join(f'    {key} = "{value}"\n' for key, value in self.enum)
        inner = "".join(f"    {member.code()}\n" for member in self.inner) or "    pass\n"
        config = "" if self.extra == "ignore" else f'    model_config = ConfigDict(extra="{self.extra}")\n'
        body = "".join(f"    {member.code()}\n" for member in self.members)
        return (
            f"class E@(StrEnum):\n{members}\n\nclass N@(BaseModel):\n{inner}\n\n"
            f"class {name}@(BaseModel):\n{config}{body}\n\n"
        )

    def kind(self, code: str) -> Kind:
        """The kind of a type that depends on the other classes of the shape."""
        if code == "E@":
            return Kind(code, tuple(value for _, value in self.enum))
        return Kind(code, tuple(objects(self.inner)))

    def settled(self) -> "Shape":
        """The same shape, the values of its enum and inner model brought up to date."""
        return Shape(tuple(self._settle(member) for member in self.members), self.extra, self.enum, self.inner)

    def _settle(self, member: Member) -> Member:
        code = member.kind.code
        if code in ("E@", "N@"):
            return Member(member.name, self.kind(code), member.nullable, self._known(member.default), member.alias)
        if code in ("list[E@]", "list[N@]"):
            values = self.kind(code[5:-1]).values
            kind = Kind(code, ([], list(values), list(values[:1])))
            return Member(member.name, kind, member.nullable, member.default, member.alias)
        return member

    def _known(self, default: str) -> str:
        """A default of the enum that it still has."""
        names = [name for name, _ in self.enum]
        return f"E@.{names[0]}" if default.startswith("E@.") and default[3:] not in names else default

    def objects(self) -> list[Json]:
        """JSON objects of the model."""
        return objects(self.members, extras=self.extra == "allow")


def objects(members: tuple[Member, ...], *, extras: bool = False) -> list[Json]:
    """Objects with every value of every member at least once; optional members given and left out."""
    full: dict[str, Json] = {member.wire: member.values[0] for member in members}
    least: dict[str, Json] = {member.wire: member.values[0] for member in members if not member.default}
    varied = [{**full, member.wire: value} for member in members for value in member.values]
    more: list[Json] = [{**full, "unnamed": 1}] if extras else []
    return [full, least, *varied, *more]


SCALARS: tuple[Kind, ...] = (
    Kind("int", (0, 7, -3, 2**40)),
    Kind("float", (0.5, 3.0, -1.25, 1e10)),
    Kind("str", ("", "a", "zz top é", "7", "x" * 99)),
    Kind("bool", (True, False)),
    Kind("date", ("2024-02-29", "1999-12-31")),
    Kind("AwareDatetime", ("2024-02-29T01:02:03Z", "1999-12-31T23:59:59Z")),
    Kind("UUID", ("12345678-1234-4234-8234-123456789abc",)),
    Kind("Decimal", (1, 2.5, "12.50")),
    Kind('Literal["p", "q"]', ("p", "q")),
    Kind("Literal[1, 2]", (1, 2)),
    Kind("Any", (1, "a", None, [True], {"k": 0.5})),
    Kind("int | str", (1, "a")),
    Kind("list[int]", ([], [1, 2, 3], list(range(20)))),
    Kind("list[str]", ([], ["a"], ["b", "a"])),
    Kind("dict[str, int]", ({}, {"k": 1})),
    Kind("dict[str, str]", ({}, {"k": "v"})),
    Kind("int", (0, 5, 10), (("ge", "0"), ("le", "10"))),
    Kind("int", (1, 50), (("gt", "0"),)),
    Kind("float", (0.0, 99.5, 100.0), (("ge", "0"), ("le", "100"))),
    Kind("str", ("a", "abcde"), (("min_length", "1"), ("max_length", "5"))),
    Kind("str", ("", "abcdefgh"), (("max_length", "8"),)),
    Kind("str", ("ab", "zzz", "abcdefghijkl"), (("pattern", 'r"^[a-z]+$"'),)),
    Kind("str", ("7", "123", "1234567890"), (("pattern", 'r"^[0-9]+$"'),)),
    Kind("str", ("ab", "A1", "ABCdef123456"), (("pattern", 'r"^[A-Za-z0-9]+$"'),)),
    Kind("list[int]", ([1], [1, 2, 3]), (("min_length", "1"), ("max_length", "3"))),
)
"""Types of fields, with values at the ends of what they take."""

KEYS: tuple[Kind, ...] = (
    Kind("int", (0, 7, -3)),
    Kind("str", ("a", "b c", "7")),
    Kind("bool", (True, False)),
    Kind('Literal["p", "q"]', ("p", "q")),
    Kind("list[str]", ([], ["b", "a"], ["a", "b"])),
    Kind("set[str]", ([], ["b", "a"], ["a", "b"])),
    Kind("int", (0, 5, 10), (("ge", "0"), ("le", "10"))),
    Kind("str", ("a", "abcde"), (("min_length", "1"), ("max_length", "5"))),
)
"""Types that may stand in a topic key."""

_DEFAULTS = {
    "int": ("1", "2", "5"),
    "float": ("1.5", "2.5"),
    "str": ('"ab"', '"77"'),
    "bool": ("True", "False"),
    "date": ("date(2024, 1, 1)",),
    "Decimal": ('Decimal("1.5")', 'Decimal("2")'),
    'Literal["p", "q"]': ('"p"', '"q"'),
    "Literal[1, 2]": ("1", "2"),
    "list[int]": ("[1]", "[1, 2]"),
    "list[str]": ("[]", '["a"]'),
    "dict[str, int]": ("{}",),
    "E@": ("E@.A", "E@.B"),
}


def random_member(random: Random, name: str, shape: Shape, *, keyed: bool = False) -> Member:
    """A field of any type, required or not."""
    kinds = KEYS if keyed else SCALARS
    kind = random.choice(kinds)
    if random.random() < 0.3:
        code = random.choice(("E@",) if keyed else ("E@", "N@", "list[E@]", "list[N@]"))
        kind = Kind(code, ())
    nullable = not keyed and kind.code != "Any" and random.random() < 0.2
    default = random_default(random, kind, nullable=nullable) if random.random() < 0.4 else ""
    if keyed and random.random() < 0.2:
        nullable, default = True, "None"
    alias = f"{name}Wire" if random.random() < 0.15 else ""
    return (
        Shape((Member(name, kind, nullable, default, alias),), enum=shape.enum, inner=shape.inner).settled().members[0]
    )


def random_default(random: Random, kind: Kind, *, nullable: bool) -> str:
    """Code of a default that fits, empty where none is known."""
    if nullable and random.random() < 0.5:
        return "None"
    known = _DEFAULTS.get(kind.code, ())
    if kind.limits and kind.code == "str":
        known = ('"77"',) if any("0-9" in value for _, value in kind.limits) else ('"ab"',)
    return random.choice(known) if known else ""


def random_shape(random: Random, *, keyed: bool = False) -> Shape:
    """A model of a few fields."""
    inner = () if keyed else (Member("x", SCALARS[0]), Member("y", random.choice(SCALARS), default=""))
    extra = random.choice(("ignore",) * 6 + (() if keyed else ("allow",)) + ("forbid",))
    shape = Shape((), extra, inner=inner)
    members = tuple(random_member(random, f"f{n}", shape, keyed=keyed) for n in range(random.randint(1, 4)))
    return Shape(members, extra, shape.enum, inner)
