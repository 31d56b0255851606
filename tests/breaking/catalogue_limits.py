"""oasdiff's rules about bounds: each keyword set, unset, increased and decreased, in requests and in responses."""

from collections.abc import Iterator

from tests.breaking.published import Published, body

_UPPER = (
    ("max", "int", "le={}", "5", "9"),
    ("exclusive-max", "int", "lt={}", "5", "9"),
    ("max", "float", "le={}", "5.5", "9.5"),
    ("exclusive-max", "float", "lt={}", "5.5", "9.5"),
    ("max", "Decimal", "le={}", "5", "9"),
    ("max-length", "str", "max_length={}", "5", "9"),
    ("max-items", "list[int]", "max_length={}", "5", "9"),
    ("max-items", "set[int]", "max_length={}", "5", "9"),
    ("max-properties", "dict[str, int]", "max_length={}", "5", "9"),
    ("max bytes", "bytes", "max_length={}", "5", "9"),
    ("digits", "Decimal", "max_digits={}", "5", "9"),
    ("decimal places", "Decimal", "decimal_places={}", "2", "4"),
)
_LOWER = (
    ("min", "int", "ge={}", "5", "9"),
    ("exclusive-min", "int", "gt={}", "5", "9"),
    ("min", "float", "ge={}", "5.5", "9.5"),
    ("exclusive-min", "float", "gt={}", "5.5", "9.5"),
    ("min", "Decimal", "gt={}", "5", "9"),
    ("min-length", "str", "min_length={}", "5", "9"),
    ("min-items", "list[int]", "min_length={}", "5", "9"),
    ("min-items", "frozenset[int]", "min_length={}", "5", "9"),
    ("min-properties", "dict[str, int]", "min_length={}", "5", "9"),
    ("min bytes", "bytes", "min_length={}", "5", "9"),
)
_NESTED = ("list[{}]", "dict[str, {}]", "tuple[int, {}]", "{} | None")


def _rows() -> Iterator[Published]:
    for bounds, rises in ((_UPPER, "increased"), (_LOWER, "decreased")):
        falls = "decreased" if rises == "increased" else "increased"
        for name, kind, keyword, least, most in bounds:
            loose, tight = (most, least) if bounds is _UPPER else (least, most)
            bare, loosely, tightly = f"a: {kind}", _of(kind, keyword, loose), _of(kind, keyword, tight)
            yield body(f"{name}-set, {kind}", bare, tightly, "Q")
            yield body(f"{name}-unset, {kind}", tightly, bare, "SU")
            yield body(f"{name}-{falls}, {kind}", loosely, tightly, "Q")
            yield body(f"{name}-{rises}, {kind}", tightly, loosely, "SU")
            yield body(f"{name} told in other words, {kind}", tightly, f'{tightly[:-1]}, title="A")', "")
    for place in _NESTED:
        bare, bounded = (place.format(kind) for kind in ("int", "Annotated[int, Field(ge=1)]"))
        yield body(f"min-set, in {place}", f"a: {bare}", f"a: {bounded}", "Q")
        yield body(f"min-unset, in {place}", f"a: {bounded}", f"a: {bare}", "SU")


def _of(kind: str, keyword: str, value: str) -> str:
    return f"a: {kind} = Field({keyword.format(value)})"


BOUNDS: tuple[Published, ...] = (
    *_rows(),
    body("multiple-of-set", "a: int", "a: int = Field(multiple_of=5)", "Q"),
    body("multiple-of-unset", "a: int = Field(multiple_of=5)", "a: int", "SU"),
    body("multiple-of changed", "a: int = Field(multiple_of=5)", "a: int = Field(multiple_of=7)", "QSU"),
    body("exclusive to inclusive", "a: Decimal = Field(gt=0)", "a: Decimal = Field(ge=0)", "SU"),
    body("the same bound of an integer", "a: int = Field(gt=0)", "a: int = Field(ge=1)", ""),
    body("bounds moved", "a: int = Field(ge=0, le=5)", "a: int = Field(ge=3, le=9)", "QSU"),
    body("pattern-added", "a: str", 'a: str = Field(pattern="^[a-z]+$")', "Q"),
    body("pattern-removed", 'a: str = Field(pattern="^[a-z]+$")', "a: str", "SU"),
    body("pattern narrowed", 'a: str = Field(pattern="^[a-z]+$")', 'a: str = Field(pattern="^[a-c]+$")', "Q"),
    body("property-names added", "a: dict[str, int]", 'a: dict[Annotated[str, Field(pattern="^x+$")], int]', "Q"),
    body("property-names removed", 'a: dict[Annotated[str, Field(pattern="^x+$")], int]', "a: dict[str, int]", "SU"),
    body("str_max_length of the model", "a: str", "model_config = ConfigDict(str_max_length=3)\na: str", "Q"),
)
