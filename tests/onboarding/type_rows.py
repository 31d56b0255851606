"""The table of every kind of Pydantic declaration, what becomes of it, and the golden case that proves it.

``python -m tests.onboarding.type_rows`` writes the table into docs/types.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.golden.cases import CASES, Case
from tests.onboarding.repository import ROOT

PAGE: Final = ROOT / "docs" / "types.md"
HEADING: Final = "## Every kind of declaration"
COLUMNS: Final = ("declared", "verdict", "proven by")
INTRODUCTION: Final = """\
Each line is proven by a case below `tests/cases`, built in both views for all four outputs. **Exact**: documents and
both clients say what Pydantic does. **Warned**: they say the most that can be said, and the build says what is missing.
**Refused**: nothing true could be said, and the build says what to write instead. The tests write this table.
"""


@dataclass(frozen=True)
class Row:
    """One kind of declaration; ``proof`` is text of the case's contracts, ``slug`` what the build says of it."""

    declared: str
    case: str
    proof: str
    slug: str = ""

    @property
    def folder(self) -> Case:
        """The case."""
        return Case(CASES / self.case)

    @property
    def verdict(self) -> str:
        """What the case's expected output makes of it."""
        if not self.slug:
            return "exact"
        kind = "refused" if self.folder.lines.exists() else "warned"
        return f"{kind}: `{self.slug}`"


ROWS: Final = (
    Row("a required field", "defaults", "BaseModel"),
    Row("a field with a default", "defaults", " = "),
    Row("`T \\| None`, with and without a default", "nullable", "| None"),
    Row("`MISSING`", "nullable", "MISSING"),
    Row("`default_factory`", "defaults", "default_factory"),
    Row("`computed_field`", "computed_fields", "computed_field"),
    Row("`Field(exclude=True)`", "excluded_fields", "exclude=True"),
    Row("alias, `validation_alias`, `serialization_alias`, `AliasChoices`", "aliases", "AliasChoices"),
    Row("`alias_generator`", "aliases", "alias_generator"),
    Row("`validate_by_alias=False`", "policies", "validate_by_alias=False"),
    Row("`AliasPath`", "not_json", "AliasPath", "alias-path"),
    Row("two fields of one wire name", "not_json", 'alias="same"', "duplicate-wire-name"),
    Row("a union with `Field(discriminator=…)`", "tagged_unions", "discriminator="),
    Row("a tag of several values", "policies", 'Literal["dog", "wolf"]'),
    Row("a tag that is an enum's member", "tagged_unions", "Literal["),
    Row("a callable `Discriminator`", "warned_models", "Discriminator", "callable-discriminator"),
    Row("unions without a tag", "smart_unions", " | "),
    Row("unions within containers and unions", "nested_unions", " | "),
    Row("a generic `BaseModel`", "generics", "BaseModel, Generic"),
    Row("a generic dataclass, `TypedDict`, `NamedTuple`", "generic_classes", "NamedTuple, Generic"),
    Row("a generic without its arguments", "not_json", "page: Page", "bare-generic"),
    Row("`RootModel`", "root_models", "RootModel["),
    Row("recursive and mutually recursive models", "recursion", "BaseModel"),
    Row("`TypeAliasType`", "named_aliases", "TypeAliasType"),
    Row("dataclass, `TypedDict`, `NamedTuple`", "other_classes", "NamedTuple"),
    Row("`SerializeAsAny`", "warned_models", "SerializeAsAny", "serialize-as-any"),
    Row("serializers with a return type", "custom_types", "field_serializer"),
    Row("a serializer without one", "not_json", "lambda value: str(value)", "serializer-return-type"),
    Row("validators with `json_schema_input_type`", "custom_types", "json_schema_input_type"),
    Row("validators that leave items out (`PydanticOmit`)", "custom_types", "PydanticOmit"),
    Row("a `PlainValidator` without it", "not_json", "PlainValidator", "opaque-validator"),
    Row("a default of another type", "warned_models", "amount: Decimal = 0", "default-type"),
    Row("`Any`, `object`", "anything", "object"),
    Row("`Json[T]`", "custom_types", "Json["),
    Row("`SecretStr` that is sent", "warned_models", "SecretStr", "secret-in-output"),
    Row("`Decimal`", "decimals", "Decimal"),
    Row('`float` with `ser_json_inf_nan="strings"`', "policies", 'ser_json_inf_nan="strings"'),
    Row('`float` with `ser_json_inf_nan="null"`', "policies", 'ser_json_inf_nan="null"'),
    Row('`float` with `ser_json_inf_nan="constants"`', "not_json", '"constants"', "inf-nan-constants"),
    Row("`int`, `float` and `bool` apart", "strict_models", "strict"),
    Row("literals of mixed kinds", "literals", "Literal["),
    Row("`Enum`, `IntEnum`, `StrEnum`, `IntFlag`", "enums", "IntFlag"),
    Row("`AwareDatetime`, `date`, `time`, `timedelta`", "temporal", "AwareDatetime"),
    Row("dates and durations as numbers", "temporal_numbers", "ser_json"),
    Row("`datetime` that may lack its zone", "warned_models", "datetime", "naive-datetime"),
    Row("`UUID`, URLs, `EmailStr`, addresses, `Path`", "formats", "HttpUrl"),
    Row("`bytes` as base64 or hex", "binary", "base64"),
    Row("`bytes` as text", "warned_models", "bytes", "bytes-as-text"),
    Row("`list`, `set`, `frozenset`, `tuple`", "containers", "frozenset"),
    Row("`dict` with keys of `int`, enums, literals", "containers", "dict[int"),
    Row("`dict` with keys of an `IntFlag`", "policies", "dict[Rights"),
    Row("`dict` with keys of `date`", "temporal", "dict[date"),
    Row("`dict` with keys of tuples", "not_json", "dict[tuple", "map-key"),
    Row("constrained and `Annotated` types", "constraints", "Annotated["),
    Row("patterns that JavaScript spells otherwise", "policies", "(?P<"),
    Row("patterns that JavaScript does not know", "warned_models", "(?i)", "unsupported-pattern"),
    Row("`extra` allow (typed too), forbid, ignore", "extra_members", "__pydantic_extra__"),
    Row("frozen models, `ClassVar`, `PrivateAttr`", "frozen_models", "PrivateAttr"),
    Row("`deprecated` fields and models", "deprecations", "deprecated"),
    Row("titles, descriptions, examples", "documentation", "examples"),
    Row("hostile texts", "hostile_texts", "*/"),
    Row("reserved words as names", "reserved_words", "alias"),
    Row("models of other packages", "foreign_models", "foreign_money"),
    Row("two classes of one name", "bad_same_names", "class Order", "name-collision"),
    Row("the same with a name in a route file", "public_names", "OrderHeader"),
    Row("a callable, an instance of any class", "not_json", "Callable", "unsupported-type"),
)


def lines() -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---|---|---|"
    yield from (f"| {row.declared} | {row.verdict} | `{row.case}` |" for row in ROWS)


def section() -> str:
    """Return the section of the page."""
    return f"{HEADING}\n\n{INTRODUCTION}\n" + "\n".join(lines()) + "\n"


def record() -> None:
    """Write the section anew, at the end of the page."""
    before = PAGE.read_text(encoding="utf-8").partition(HEADING)[0].rstrip()
    PAGE.write_text(f"{before}\n\n{section()}", encoding="utf-8")


if __name__ == "__main__":
    record()
