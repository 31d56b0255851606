"""A topic's key is made of values that every language spells alike, or the build says which field is not."""

from pathlib import Path

import msgspec
import pytest

from tradegen.declare.declarations import declare
from tradegen.declare.source_files import SourceFile, Sources
from tradegen.diagnostics import Rejected
from tradegen.introspect.request import NamedType, Reply
from tradegen.ir import (
    Alias,
    AliasRef,
    AnyType,
    Api,
    BoolType,
    Enum,
    EnumMember,
    EnumRef,
    Field,
    IntType,
    KeyField,
    ListType,
    LiteralType,
    MapType,
    Model,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.project import Project
from tradegen.resolve.api import resolve

PARAMS = "contracts/shop/a/keys.py"
REF = "shop.a.keys:Key"
ROUTES = b"module: a\nversion: v1\nservice: S\ntopics: {t: {params: keys.Key, update: str}}\n"
SOURCE = b"class Key:\n    size: int = 1\n"
PROJECT = Project(root=Path("/shop"), contracts="contracts/shop")
FIELD = Field(
    name="size",
    in_name="size",
    out_name="size",
    in_type=IntType(),
    out_type=IntType(),
    in_required=False,
    out_required=True,
    default="1",
)
ENUMS = (
    Enum(ref="e:Text", name="Text", members=(EnumMember("A", '"a"'),)),
    Enum(ref="e:Whole", name="Whole", members=(EnumMember("A", "-1"),)),
    Enum(ref="e:Real", name="Real", members=(EnumMember("A", "1.5"),)),
)
ALIASES = (
    Alias(ref="e:Ids", name="Ids", in_type=ListType(StrType()), out_type=ListType(StrType())),
    Alias(ref="e:Loop", name="Loop", in_type=ListType(AliasRef("e:Loop")), out_type=ListType(AliasRef("e:Loop"))),
)


def build(field: Field, args: tuple[Type, ...] = ()) -> Api:
    """Build an API whose only topic has a key of one field."""
    sources = Sources(
        routes=(SourceFile("contracts/shop/a/routes.yaml", ROUTES),), models=(SourceFile(PARAMS, SOURCE),)
    )
    params = ("T",) if args else ()
    reply = Reply(
        models=(Model(ref=REF, name="Key", kind="model", fields=(field,), params=params, domain="a"),),
        enums=ENUMS,
        aliases=ALIASES,
        names=(NamedType("shop.a.keys", "Key", ModelRef(REF, args), ModelRef(REF, args)),),
    )
    return resolve(declare(sources, PROJECT), reply, PROJECT)


def of_type(kind: Type) -> Field:
    """Return the field with ``kind`` in both views."""
    return msgspec.structs.replace(FIELD, in_type=kind, out_type=kind)


SAFE: dict[str, Type] = {
    "bool": BoolType(),
    "int": IntType(),
    "bounded int": IntType(ge="0", le=str(2**53 - 1)),
    "str": StrType(pattern="^[A-Z]+$"),
    "optional": UnionType((StrType(), NullType())),
    "list": ListType(StrType()),
    "set of enums": ListType(EnumRef("e:Text"), unique=True),
    "optional list": UnionType((ListType(IntType()), NullType())),
    "literals": LiteralType(('"a"', "1", "true", "null")),
    "enum of texts": EnumRef("e:Text"),
    "enum of whole numbers": EnumRef("e:Whole"),
    "alias": AliasRef("e:Ids"),
}
NULLABLE = ("optional", "optional list", "literals")


@pytest.mark.parametrize("name", SAFE)
def test_types_that_may_be_part_of_a_key(name: str) -> None:
    """Key-safe types become key fields under their wire name, with requiredness and default."""
    default = "null" if name in NULLABLE else "1"
    expected = (KeyField(name="size", type=SAFE[name], required=False, default=default),)
    field = msgspec.structs.replace(of_type(SAFE[name]), default=default)
    assert expected == build(field).modules[0].topics[0].key_fields


def test_a_declared_codec_makes_a_number_safe() -> None:
    """A float that is written as plain text by its serializer is spelled by the server alone."""
    field = msgspec.structs.replace(FIELD, in_type=NumberType(), out_type=StrType())
    assert (KeyField("size", NumberType(), required=False, default="1"),) == build(field).modules[0].topics[
        0
    ].key_fields


def test_a_computed_field_is_no_part_of_the_key() -> None:
    """What no client sends does not choose a topic."""
    assert () == build(msgspec.structs.replace(FIELD, in_type=None)).modules[0].topics[0].key_fields


def test_arguments_of_a_generic_model_are_followed() -> None:
    """A type parameter is what the params' type gives for it."""
    assert 1 == len(build(of_type(TypeParam("T")), (StrType(),)).modules[0].topics[0].key_fields)


UNSAFE: dict[str, tuple[Field, str]] = {
    "float": (of_type(NumberType()), "is a float"),
    "decimal": (of_type(StrType(format="decimal")), "is a decimal"),
    "datetime": (of_type(StrType(format="date-time")), "is a date-time"),
    "bytes": (of_type(StrType(format="base64url")), "is a base64url"),
    "url": (of_type(StrType(format="uri")), "is a uri"),
    "list of floats": (of_type(ListType(NumberType())), "is a float"),
    "list of nullable": (of_type(ListType(UnionType((StrType(), NullType())))), "may hold null"),
    "null in a list of literals": (of_type(ListType(LiteralType(("null",)))), "may be null"),
    "object": (of_type(ModelRef(REF)), "is an object"),
    "map": (of_type(MapType(StrType(), StrType())), "is an object"),
    "tuple": (of_type(TupleType((StrType(),))), "is a tuple"),
    "any": (of_type(AnyType()), "may be any value"),
    "union": (of_type(UnionType((StrType(), IntType()))), "is one of several types"),
    "int beyond 2^53": (of_type(IntType(le=str(2**60))), "may exceed ±(2^53−1)"),
    "enum of floats": (of_type(EnumRef("e:Real")), "may be 1.5"),
    "huge literal": (of_type(LiteralType((str(2**53),))), f"may be {2**53}"),
    "recursive alias": (of_type(AliasRef("e:Loop")), "is recursive"),
    "null beside another default": (of_type(SAFE["optional"]), "may be null without having it as default"),
    "null literal beside another default": (of_type(SAFE["literals"]), "may be null without having it as default"),
    "float as default": (msgspec.structs.replace(of_type(IntType()), default="1.5"), "has a float as its default"),
    "float in the default": (
        msgspec.structs.replace(of_type(ListType(IntType())), default="[1,2.0]"),
        "has a float as its default",
    ),
    "excluded": (msgspec.structs.replace(FIELD, out_type=None), "is left out of what is written"),
    "two wire names": (
        msgspec.structs.replace(FIELD, in_name="a", out_name="b"),
        'has two wire names ("a" and "b")',
    ),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_types_that_may_not_be_part_of_a_key(name: str) -> None:
    """Anything else is refused at the field, with the reason."""
    field, reason = UNSAFE[name]
    expected = (
        f'{PARAMS}:2:5: error: field "size" of Key {reason} and cannot be part of the key of a topic '
        '[unsafe-topic-key]; Key is the params of topic "t"; use str, bool, int, an enum or lists of them'
    )
    with pytest.raises(Rejected) as caught:
        build(field)
    assert [expected] == [str(found) for found in caught.value.diagnostics]
