"""Introspection is asked for exactly what is used, and its answer is joined with the declarations."""

from pathlib import Path

import msgspec
import pytest

from tradegen.declare.declarations import declare
from tradegen.declare.declared import Declarations
from tradegen.declare.source_files import SourceFile, Sources
from tradegen.diagnostics import Diagnostic, Rejected
from tradegen.introspect.request import MissingName, NamedType, NameRequest, Reply, Request
from tradegen.ir import Enum, EnumMember, Field, Model, ModelRef, StrType
from tradegen.project import Project, Service
from tradegen.resolve.api import resolve
from tradegen.resolve.request import introspection_request
from tradegen.span import Span

PROJECT = Project(root=Path("/shop"), title="Shop", version="3", contracts="contracts/shop")
ROUTES = """\
module: a
version: v1
service: AService
topics:
  t: {update: x.Order}
routes:
  getOrders: {get: /a, query: {side: "ext.sides:Side"}, response: "list[x.Order]"}
  putOrder: {put: /a, body: x.Order, response: null}
"""
ORDER = Model(ref="shop.a.x:Order", name="Order", kind="model", fields=())
SIDE = Enum(ref="ext.sides:Side", name="Side", members=(EnumMember("A", '"a"'),))
NAMES = (
    NamedType("ext.sides", "Side", StrType(), StrType()),
    NamedType("shop.a.x", "Order", ModelRef(ORDER.ref), ModelRef(ORDER.ref)),
)
REPLY = Reply(models=(ORDER,), enums=(SIDE,), names=NAMES)
WARNING = Diagnostic(Span("contracts/shop/a/x.py", 9, 9), "it is odd", "odd", severity="warning")
ERROR = Diagnostic(Span("contracts/shop/a/x.py", 8, 8), "it is wrong", "wrong")


def declarations(project: Project = PROJECT) -> Declarations:
    """Declare the one module of this file."""
    sources = Sources(
        routes=(SourceFile("contracts/shop/a/routes.yaml", ROUTES.encode()),),
        models=(SourceFile("contracts/shop/a/x.py", b"class Order: ...\n"),),
    )
    return declare(sources, project)


def rejected(reply: Reply) -> list[str]:
    """Return what is refused."""
    with pytest.raises(Rejected) as caught:
        resolve(declarations(), reply, PROJECT)
    return [str(found) for found in caught.value.diagnostics]


def test_the_request_names_every_type_once_with_its_views() -> None:
    """Names are sorted and unique; a name used both ways asks for both views."""
    expected = Request(
        project_root="/shop",
        contracts_root="/shop/contracts/shop",
        source_roots=("/shop/contracts", "/shop", "/shop/src"),
        names=(NameRequest("ext.sides", "Side", "in"), NameRequest("shop.a.x", "Order", "both")),
    )
    assert expected == introspection_request(declarations(), PROJECT)


def test_the_api_has_the_projects_title_and_the_models() -> None:
    """Title and version come from the configuration, types from introspection."""
    api = resolve(declarations(), REPLY, PROJECT)
    assert ("Shop", "3", ["Order"], ["Side"]) == (
        api.title,
        api.version,
        [model.name for model in api.models],
        [enum.name for enum in api.enums],
    )


def test_the_order_of_the_answer_does_not_matter() -> None:
    """The same types in another order give an equal API."""
    other = msgspec.structs.replace(ORDER, ref="ext.more:Basket", name="Basket")
    first = msgspec.structs.replace(REPLY, models=(ORDER, other))
    second = msgspec.structs.replace(REPLY, models=(other, ORDER), names=NAMES[::-1])
    assert resolve(declarations(), first, PROJECT) == resolve(declarations(), second, PROJECT)


def test_warnings_do_not_refuse() -> None:
    """What is only odd is built."""
    assert resolve(declarations(), REPLY, PROJECT) == resolve(
        declarations(), msgspec.structs.replace(REPLY, diagnostics=(WARNING,)), PROJECT
    )


def test_errors_of_introspection_refuse() -> None:
    """What introspection refuses is told together with the warnings, by place."""
    reply = msgspec.structs.replace(REPLY, diagnostics=(WARNING, ERROR))
    expected = [
        "contracts/shop/a/x.py:8:8: error: it is wrong [wrong]",
        "contracts/shop/a/x.py:9:9: warning: it is odd [odd]",
    ]
    assert expected == rejected(reply)


def test_a_missing_name_is_told_where_it_is_used() -> None:
    """A name that cannot be imported has the place of its use."""
    missing = MissingName("ext.sides", "Side", "unknown-model", 'no module named "ext"', "install it")
    expected = [
        'contracts/shop/a/routes.yaml:7:49: error: no module named "ext" [unknown-model]; install it',
    ]
    assert expected == rejected(msgspec.structs.replace(REPLY, names=NAMES[1:], missing=(missing,)))


def test_an_explained_missing_name_is_not_told_twice() -> None:
    """Where a diagnostic says already why a module does not import, its names add nothing."""
    missing = MissingName("ext.sides", "Side", "unknown-model", "it does not import", explained=True)
    reply = msgspec.structs.replace(REPLY, names=NAMES[1:], missing=(missing,), diagnostics=(ERROR,))
    assert [str(ERROR)] == rejected(reply)


def test_an_answer_that_leaves_out_a_name_is_our_bug() -> None:
    """A reply with neither a type nor a reason is not the user's mistake."""
    with pytest.raises(LookupError):
        resolve(declarations(), msgspec.structs.replace(REPLY, names=()), PROJECT)


def test_public_names_differ_in_more_than_case() -> None:
    """Names that only a case-sensitive disk tells apart are refused, with both places where known."""
    other = msgspec.structs.replace(SIDE, ref="ext.more:ORDER", name="ORDER")
    expected = [
        'contracts/shop/a/routes.yaml:1:9: error: "ORDER" of ext.more has the public name of "Order" of shop.a.x '
        "[name-collision]; the other is at contracts/shop/a/x.py:1:1; "
        'rename it, or give it a public name in a route file: names: {MoreORDER: "ext.more:ORDER"}'
    ]
    assert expected == rejected(msgspec.structs.replace(REPLY, enums=(SIDE, other)))


def test_who_had_a_name_keeps_it() -> None:
    """Of two types with one name the one that an earlier build recorded is not the one to be renamed."""
    other = msgspec.structs.replace(SIDE, ref="ext.more:Order", name="Order")
    reply = msgspec.structs.replace(REPLY, enums=(SIDE, other))
    record = SourceFile("generated/specs/public_names.json", b'{"Order": "ext.more:Order"}')
    with pytest.raises(Rejected) as caught:
        resolve(declarations(), reply, PROJECT, record=record)
    expected = [
        'contracts/shop/a/x.py:1:1: error: "Order" of shop.a.x has the public name of "Order" of ext.more '
        "[name-collision]; rename it, or give it a public name in a route file: "
        'names: {XOrder: "a.x.Order"}'
    ]
    assert expected == [str(found) for found in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            '{\n<<<<<<< HEAD\n"A": "m:A"}',
            "2:1: error: this is no JSON: Expecting property name enclosed in double quotes",
        ),
        ("[" * 100_000, "1:1: error: this is no JSON"),
        ("\xff", "1:1: error: this is no JSON"),
        ("[]", "1:1: error: the record of public names must be an object"),
        ('{\n  "A-B": "m:A"\n}', '2:3: error: "A-B" is not a name that a type can have'),
        ('{"__proto__": "m:A", "x y": 1}', '1:22: error: "x y" is not a name that a type can have'),
        ('{\n "A": "m:A",\n "A": "m:B"}', '3:2: error: "A" is recorded twice'),
        ('{"A": 1}', '1:2: error: the owner of "A" is not a type'),
        ('{"A": "m:A\\n"}', '1:2: error: the owner of "A" is not a type'),
        ('{"A": "m:A", "B": "m:A"}', '1:14: error: "m:A" is recorded as "A" and as "B"'),
    ],
)
def test_a_record_of_names_that_was_tampered_with(content: str, line: str) -> None:
    """Whatever a merge or an editor left in the record is told with its place and the way out."""
    path = "generated/specs/public_names.json"
    with pytest.raises(Rejected) as caught:
        resolve(declarations(), REPLY, PROJECT, record=SourceFile(path, content.encode("latin-1")))
    end = " [bad-record]; restore the file from version control, or delete it to record the present names"
    assert [f"{path}:{line}{end}"] == [str(found) for found in caught.value.diagnostics]


def test_the_runtimes_own_name_is_reserved() -> None:
    """The name of the runtime's error document cannot be a model's."""
    model = msgspec.structs.replace(ORDER, ref="ext.more:ProblemDetails", name="ProblemDetails")
    expected = [
        'contracts/shop/a/routes.yaml:1:9: error: "ProblemDetails" is the name of the runtime\'s own error document '
        "[reserved-name]; rename it, or give it a public name in a route file: "
        'names: {MoreProblemDetails: "ext.more:ProblemDetails"}'
    ]
    assert expected == rejected(msgspec.structs.replace(REPLY, models=(ORDER, model)))


def test_a_service_for_a_module_that_is_not_there() -> None:
    """The configuration may name services of declared modules only."""
    service = Service("b", "shop.services:b", Span("pyproject.toml", 9, 1))
    with pytest.raises(Rejected) as caught:
        declarations(msgspec.structs.replace(PROJECT, services=(service,)))
    expected = [
        'pyproject.toml:9:1: error: [tool.tradegen.services] names the module "b", which no route file declares '
        "[unknown-module]"
    ]
    assert expected == [str(found) for found in caught.value.diagnostics]


def test_a_key_field_without_a_place_is_told_at_its_topic() -> None:
    """A params model of another package has no place: the route file's is told."""
    field = Field(
        name="price",
        in_name="price",
        out_name="price",
        in_type=StrType(format="decimal"),
        out_type=StrType(format="decimal"),
        in_required=True,
        out_required=True,
    )
    model = msgspec.structs.replace(ORDER, ref="ext.keys:Key", name="Key", fields=(field,))
    routes = "module: a\nversion: v1\nservice: AService\ntopics:\n  t: {params: 'ext.keys:Key', update: str}\n"
    sources = Sources(routes=(SourceFile("contracts/shop/a/routes.yaml", routes.encode()),), models=())
    reply = Reply(models=(model,), names=(NamedType("ext.keys", "Key", ModelRef(model.ref), ModelRef(model.ref)),))
    with pytest.raises(Rejected) as caught:
        resolve(declare(sources, PROJECT), reply, PROJECT)
    assert [Span("contracts/shop/a/routes.yaml", 5, 15)] == [found.span for found in caught.value.diagnostics]
