"""Texts that no JSON can hold, and things of a size that nobody writes, are refused by name."""

from pathlib import Path

import pytest
from tests.introspect.user_project import UserProject

from tradegen.introspect.process import introspect

HEAD = "from typing import Literal, Union\nfrom pydantic import BaseModel, ConfigDict, Field\n\n\n"
HALF = "has half a character in it (a lone surrogate), which UTF-8 and JSON cannot hold [half-character]"


def said(tmp_path: Path, source: str) -> list[str]:
    """What is said of the models of a module, without the ways out."""
    project = UserProject(tmp_path, {"orders": HEAD + source})
    reply = introspect(project.request("orders:Order"))
    places = len("contracts/api/orders.py:")
    return [str(found)[places:].partition("; ")[0] for found in reply.diagnostics]


@pytest.mark.parametrize(
    ("declared", "place", "owner"),
    [
        ("class Order(BaseModel):\n    n: str = Field(description='\\udc80')\n", "6:5", "Order.n"),
        ("class Order(BaseModel):\n    n: str = Field(deprecated='\\ud83d')\n", "6:5", "Order.n"),
        ("class Order(BaseModel):\n    n: str = Field(pattern='\\udc80')\n", "6:5", "Order.n"),
        ("class Order(BaseModel):\n    model_config = ConfigDict(title='\\udc80')\n    n: str\n", "5:1", "Order"),
    ],
)
def test_half_a_character_is_refused(tmp_path: Path, declared: str, place: str, owner: str) -> None:
    """Wherever a model has it in a text, at the field where there is one."""
    assert [f"{place}: error: a text of {owner} {HALF}"] == said(tmp_path, declared)


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("raise ValueError('\\udc80!')\n", "importing api.orders fails: ValueError: \N{REPLACEMENT CHARACTER}!"),
        ("open('\\udc80', 'w')\n", "importing api.orders writes the file \N{REPLACEMENT CHARACTER}"),
        ("open(b'\\x80', 'w')\n", "importing api.orders writes the file \N{REPLACEMENT CHARACTER}"),
        (
            "import sys\nsys.exit('\\udc80')\n",
            "importing api.orders ends the interpreter (exit status \N{REPLACEMENT CHARACTER})",
        ),
    ],
)
def test_half_a_character_can_be_told_of(tmp_path: Path, raised: str, told: str) -> None:
    """Where code fails in such words, a sign stands for it."""
    [line] = said(tmp_path, raised)
    assert told == line.partition("error: ")[2].rpartition(" [")[0]


@pytest.mark.parametrize(
    ("declared", "place", "owner"),
    [
        ("class Order(BaseModel):\n    n: list[int] = list(range(400_000))\n", "6:5", "Order.n"),
        ("class Order(BaseModel):\n    n: str = 'x' * 2**21\n", "6:5", "Order.n"),
        ("class Order(BaseModel):\n    n: str\n\n\nOrder.__doc__ = 'x ' * 2**20\n", "5:1", "Order"),
    ],
)
def test_what_nobody_writes_is_too_large(tmp_path: Path, declared: str, place: str, owner: str) -> None:
    """Texts, defaults and documentation that code has made."""
    assert [f"{place}: error: what {owner} declares takes more than 1 MiB [too-large]"] == said(tmp_path, declared)


def test_a_union_has_an_end(tmp_path: Path) -> None:
    """Compilers do not take any number of members; 500 are taken."""
    declared = "class Order(BaseModel):\n    n: Union[tuple(tuple[Literal[i], int] for i in range({}))]\n"
    assert [] == said(tmp_path / "wide", declared.format(500))
    assert ["6:5: error: Order.n is a union of 501 types, and compilers take no more than 500 [wide-union]"] == said(
        tmp_path / "wider", declared.format(501)
    )
