"""Model files are read without running them: names, classes, fields, docstrings and imports with places."""

import sys
from pathlib import Path

import pytest

from tradegen.declare.import_rule import check_imports
from tradegen.ir import Alias, Enum, EnumMember, Field, IntType, Model, StrType
from tradegen.project import Project
from tradegen.resolve.places import Places
from tradegen.source.model_file import Binding, ClassSource, FieldSource, ModelFile
from tradegen.source.models import parse_model
from tradegen.span import Span

PATH = "contracts/shop/orders/orders.py"


def parse(text: str | bytes, *, path: str = PATH, module: str = "shop.orders.orders") -> ModelFile:
    """Parse one model file."""
    return parse_model(path, text.encode() if isinstance(text, str) else text, module=module)


def found(text: str | bytes) -> list[str]:
    """Return what is refused in ``text``."""
    return [str(line) for line in parse(text).findings]


def test_classes_and_fields_have_places_and_docstrings() -> None:
    """Every class, nested ones too, shows its fields with their place and the text below them."""
    text = '''
class Outer(base.Page[int], Generic[T], metaclass=Meta):
    """Of the class."""

    first: int = 1
    """What it is.

        More of it.
    """
    second = "b"
    def method(self) -> None: ...
    @computed_field
    def third(self) -> int: ...
    class Inner(BaseModel):
        x: int
'''
    expected = (
        ClassSource(
            qualname="Outer",
            span=Span(PATH, 2, 1),
            bases=("base.Page", "Generic"),
            fields=(
                FieldSource("first", Span(PATH, 5, 5), "What it is.\n\nMore of it."),
                FieldSource("second", Span(PATH, 10, 5)),
                FieldSource("third", Span(PATH, 13, 5)),
            ),
        ),
        ClassSource(
            qualname="Outer.Inner",
            span=Span(PATH, 14, 5),
            bases=("BaseModel",),
            fields=(FieldSource("x", Span(PATH, 15, 9)),),
        ),
    )
    assert expected == parse(text).classes


def test_docstrings_lose_their_indentation() -> None:
    """A docstring below a field reads as ``inspect.cleandoc`` has it."""
    text = 'class A:\n    x: int\n    """One.\n\n      Two.\n    Three.\n    """\n'
    assert "One.\n\n  Two.\nThree." == parse(text).classes[0].fields[0].doc


def test_bindings_of_every_kind() -> None:
    """Every name of a module is known with its kind, conditional and imported ones included."""
    text = """
from shop.market import quotes as q
from . import pages
from .pages import Page
import shop.common
import typing as t
if True:
    class A: ...
else:
    B = A
try:
    C: t.TypeAlias = list[int]
except ImportError:
    D = 1
async def e(): ...
"""
    expected = (
        Binding("q", "import", Span(PATH, 2, 1), "shop.market:quotes"),
        Binding("pages", "import", Span(PATH, 3, 1), "shop.orders:pages"),
        Binding("Page", "import", Span(PATH, 4, 1), "shop.orders.pages:Page"),
        Binding("shop", "import", Span(PATH, 5, 1), "shop"),
        Binding("t", "import", Span(PATH, 6, 1), "typing"),
        Binding("A", "class", Span(PATH, 8, 5)),
        Binding("B", "alias", Span(PATH, 10, 5)),
        Binding("C", "alias", Span(PATH, 12, 5)),
        Binding("D", "value", Span(PATH, 14, 5)),
        Binding("e", "function", Span(PATH, 15, 1)),
    )
    assert expected == parse(text).bindings


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the syntax is new in Python 3.12")
def test_type_statements_are_aliases() -> None:
    """``type X = …`` binds an alias."""
    assert (Binding("Ids", "alias", Span(PATH, 1, 1)),) == parse("type Ids = list[int]\n").bindings


def test_star_imports_leave_the_names_open() -> None:
    """After ``import *`` an unknown name is not a mistake that can be seen here."""
    assert parse("from .pages import *\n").has_star_import


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A:\n  x: = 1\n", f"{PATH}:2:6: error: invalid syntax [python-syntax]"),
        ("x = (\n", f"{PATH}:1:5: error: '(' was never closed [python-syntax]"),
        (b"x = '\xff'", f"{PATH}:1:6: error: byte 0xff is not UTF-8 [bad-encoding]; save it as UTF-8"),
        (
            "x = 1\n".encode("utf-16"),
            f"{PATH}:1:1: error: the file is UTF-16 or UTF-32 [bad-encoding]; save it as UTF-8",
        ),
        ("#" * (1 << 20) + "\n", f"{PATH}:1:1: error: the file is larger than 1 MiB [too-large]; split it"),
    ],
)
def test_files_that_are_no_python(text: str | bytes, expected: str) -> None:
    """A file that cannot be parsed gives one line with a place."""
    assert [expected] == found(text)


@pytest.mark.parametrize("text", ["x" + ".a" * 100_000, "-" * 100_000 + "1", "(" * 10_000, "x = 1\0"])
def test_hostile_python_is_refused_or_read(text: str) -> None:
    """Deep nesting and NUL end in at most one finding, never in a crash."""
    assert len(found(text)) <= 1


def test_odd_escapes_print_nothing(recwarn: pytest.WarningsRecorder) -> None:
    """A warning of Python's own parser does not reach the user's terminal from here."""
    assert ([], []) == (found("x = '\\d'\n"), list(recwarn))


def test_windows_files_read_alike() -> None:
    """Line ends and a byte order mark change no place."""
    text = 'class A:\n    x: int\n    """Doc."""\n'
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert parse(text).classes == parse(windows).classes


def test_what_contracts_may_import() -> None:
    """Pydantic, the standard library, other contracts and what the configuration names are free to import."""
    text = (
        "from __future__ import annotations\nimport enum, shop.common\nfrom pydantic import BaseModel\n"
        "from annotated_types import Ge\nfrom ..market import quotes\nimport shop_types.units\n"
    )
    project = Project(root=Path("/shop"), contracts="contracts/shop", contract_imports=("shop_types",))
    assert [] == list(check_imports(parse(text), project))


def _field(name: str) -> Field:
    return Field(
        name=name,
        in_name=name,
        out_name=name,
        in_type=IntType(),
        out_type=IntType(),
        in_required=True,
        out_required=True,
    )


def _model(ref: str, *names: str) -> Model:
    return Model(ref=ref, name=ref.rpartition(":")[2], kind="model", fields=tuple(map(_field, names)))


def test_inherited_fields_are_found_through_imports_and_re_exports() -> None:
    """A field is placed at the class that writes it, however its module reached that class."""
    files = (
        parse("class Root:\n    a: int\n", path="contracts/shop/common.py", module="shop.common"),
        parse(
            "from shop.common import Root as Base\n",
            path="contracts/shop/market/__init__.py",
            module="shop.market",
        ),
        parse("import shop.common\nclass Mid(shop.common.Root):\n    b: int\n", path="m.py", module="shop.market.mid"),
        parse(
            "from shop import market\nfrom shop.market.mid import Mid\nclass Leaf(Mid, market.Base):\n    c: int\n",
        ),
    )
    placed = Places(files, {}).model(_model("shop.orders.orders:Leaf", "a", "b", "c", "d"))
    places = [Span("contracts/shop/common.py", 2, 5), Span("m.py", 3, 5), Span(PATH, 4, 5), None]
    assert places == [field.span for field in placed.fields]
    assert ("orders", Span(PATH, 3, 1)) == (placed.domain, placed.span)


def test_circular_bases_end() -> None:
    """Classes and imports that lead in circles place what they can."""
    files = (
        parse("from .b import B\nclass A(B):\n    x: int\n", path="a.py", module="shop.orders.a"),
        parse("from .a import A\nfrom .b import C\nclass B(A, C): ...\n", path="b.py", module="shop.orders.b"),
    )
    assert Span("a.py", 3, 5) == Places(files, {}).model(_model("shop.orders.a:A", "x")).fields[0].span


def test_domains_of_enums_and_aliases() -> None:
    """Enums and aliases belong to the folder they are written in, at the root to none."""
    places = Places(
        (
            parse("class Side: ...\n"),
            parse("Ms = int\n", path="contracts/shop/common.py", module="shop.common"),
        ),
        {},
    )
    side = places.enum(Enum(ref="shop.orders.orders:Side", name="Side", members=(EnumMember("A", '"a"'),)))
    ms = places.alias(Alias(ref="shop.common:Ms", name="Ms", in_type=StrType(), out_type=StrType()))
    assert ("orders", Span(PATH, 1, 1), "", Span("contracts/shop/common.py", 1, 1)) == (
        side.domain,
        side.span,
        ms.domain,
        ms.span,
    )


def test_types_of_other_packages_are_left_alone() -> None:
    """A model that no contract file defines keeps what introspection says of it."""
    model = _model("elsewhere.models:Thing", "a")
    assert model == Places((), {}).model(model)
