"""The decision which types have two views, and what the views are called."""

import msgspec
import pytest

from tradegen.ir import Api, Enum, EnumMember, Field, IntType, Model, ModelRef, StrType
from tradegen.span import Span
from tradegen.views.collisions import name_collisions
from tradegen.views.directions import Views, decide_views
from tradegen.views.graph import Ref


def ref_named(views: Views, name: str) -> Ref:
    """The named type whose Out view has ``name``."""
    every = (*views.used["out"], *views.used["in"])
    return next(ref for ref in every if views.public_name(ref) == name)


@pytest.mark.parametrize(
    ("name", "relation", "in_name", "in_class"),
    [
        ("Strict", "same", "Strict", "Strict"),
        ("Cat", "defaults", "CatInput", "Cat"),
        ("Tree", "defaults", "TreeInput", "Tree"),
        ("Zoo", "defaults", "ZooInput", "Zoo"),
        ("Computed", "split", "ComputedInput", "ComputedInput"),
        ("Made", "split", "MadeInput", "MadeInput"),
        ("Nested", "split", "NestedInput", "NestedInput"),
        ("PageMade", "split", "PageMadeInput", "PageMadeInput"),
        ("PageOrder", "defaults", "PageOrderInput", "PageOrder"),
        ("Colour", "same", "Colour", "Colour"),
    ],
)
def test_relation(views: Views, name: str, relation: str, in_name: str, in_class: str) -> None:
    """A difference reaches everything that refers to the type; only defaults leave one class to the client."""
    ref = ref_named(views, name)
    found = (views.relation(ref), views.wire_name(ref, "in"), views.client_class(ref, "in"))
    assert (relation, in_name, in_class) == found


def test_used_follows_the_direction(views: Views) -> None:
    """A type that is only sent is not used inward, and the other way round."""
    inward = {views.public_name(ref) for ref in views.used["in"]}
    outward = {views.public_name(ref) for ref in views.used["out"]}
    assert ({"Follow", "State"}, {"OrderPage", "PageOrder", "State", "Point"}) == (
        {"Follow", "State", "OrderPage", "PageOrder"} & inward,
        {"OrderPage", "PageOrder", "State", "Point", "Follow"} & outward,
    )


def api_of(*models: Model, enums: tuple[Enum, ...] = ()) -> Api:
    """An API of models alone."""
    return Api(title="t", version="1", modules=(), models=models, enums=enums)


def field(name: str, *, required: bool = True) -> Field:
    """A field of text; where not required, with no default that a client could state."""
    text = StrType()
    return Field(
        name=name, in_name=name, out_name=name, in_type=text, out_type=text, in_required=required, out_required=True
    )


def test_derived_name_that_is_declared() -> None:
    """A declared ``OrderInput`` next to an ``Order`` whose In view needs that name is refused."""
    split = Model(ref="m:Order", name="Order", kind="model", fields=(field("id", required=False),))
    taken = Model(ref="m:OrderInput", name="OrderInput", kind="model", fields=(field("id"),))
    api = api_of(split, taken)
    found = name_collisions(api, decide_views(api))
    assert [("name-collision", True)] == [(one.slug, '"OrderInput"' in one.message) for one in found]


def test_a_newcomer_yields_to_a_recorded_name() -> None:
    """A declared ``OrderInput`` is refused where an earlier build has called the input view of ``Order`` so."""
    split = Model(
        ref="m:Order", name="Order", kind="model", fields=(field("id", required=False),), span=Span("m", 1, 1)
    )
    new = Model(ref="m:OrderInput", name="OrderInput", kind="model", fields=(field("id"),), span=Span("m", 9, 1))
    api = msgspec.structs.replace(api_of(split, new), recorded=(("OrderInput", "m:Order#input"),))
    expected = [
        'm:9:1: error: the name "OrderInput" is taken: the type at m:1:1 has it: it is also the input view of Order '
        "[name-collision]; rename it, or give it a public name in a route file: "
        'names: {MOrderInput: "m:OrderInput"}'
    ]
    assert expected == [str(one) for one in name_collisions(api, decide_views(api))]


def test_name_of_the_runtime() -> None:
    """The component name of the runtime's problem cannot be declared."""
    enum = Enum(ref="m:ProblemDetails", name="ProblemDetails", members=(EnumMember("A", '"a"'),))
    api = api_of(enums=(enum,))
    assert ["name-collision"] == [one.slug for one in name_collisions(api, decide_views(api))]


def test_shop_has_no_collision(shop: Api, views: Views) -> None:
    """A project without trouble has no findings."""
    assert () == name_collisions(shop, views)


def test_cycle_of_models() -> None:
    """Models that refer to each other share one decision."""
    first = ModelRef("m:A")
    second = ModelRef("m:B")
    a = Model(ref="m:A", name="A", kind="model", fields=(field("x", required=False), referring("b", second)))
    b = Model(ref="m:B", name="B", kind="model", fields=(referring("a", first),))
    found = decide_views(api_of(a, b))
    assert ("split", "split") == (found.relation(first), found.relation(second))


def referring(name: str, ref: ModelRef) -> Field:
    """A required field that holds another model."""
    return Field(name=name, in_name=name, out_name=name, in_type=ref, out_type=ref, in_required=True, out_required=True)


def test_chain_of_a_thousand_models() -> None:
    """A long chain of references is walked without recursion."""
    chain = [
        Model(
            ref=f"m:N{index}", name=f"N{index}", kind="model", fields=(referring("next", ModelRef(f"m:N{index + 1}")),)
        )
        for index in range(1000)
    ]
    last = Model(ref="m:N1000", name="N1000", kind="model", fields=(field("id", required=False),))
    views = decide_views(api_of(*chain, last))
    assert 1001 == len(views.split)


def test_constraint_alone_differs() -> None:
    """A limit that only one direction has splits the views."""
    changed = Field(
        name="n",
        in_name="n",
        out_name="n",
        in_type=IntType(ge="0"),
        out_type=IntType(),
        in_required=True,
        out_required=True,
    )
    api = api_of(Model(ref="m:A", name="A", kind="model", fields=(changed,)))
    assert "split" == decide_views(api).relation(ModelRef("m:A"))
