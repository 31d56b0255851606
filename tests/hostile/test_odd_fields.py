"""Fields that are no mistake of spelling: each is built or refused, whatever numbers and types it holds."""

from collections.abc import Iterator

import pytest
from tests.hostile.trees import TypeScriptTrees
from tests.hostile.workshop import Workshop, workshop

CONFIG = '[tool.tradegen]\ncontracts = "contracts/odd"\nserver = "odd_api"\nclient = "odd_client"\n'
ROUTES = """\
module: a
version: v1
service: S
routes:
  send:
    post: /send
    body: a.M
    response: a.M
"""
MODELS = """\
from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field


class M(BaseModel):
    a: """
BUILT = (
    "int = Field(1, examples=[10**400])",
    "int = Field(ge=10**400)",
    "int = Field(multiple_of=10**400)",
    "int = 10**400",
    "list[int] = [10**400]",
    "dict[str, Any] = {'a': {'b': float('nan')}}",
    "float = Field(gt=1e308, multiple_of=5e-324)",
    "str = Field('x' * 100_000)",
    "Annotated[int, 5, 'x', None]",
    "complex = 1j",
    "dict[str, int] = Field({}, max_length=2**40)",
    "list['M']",
)
REFUSED = (
    "Literal[10**400]",
    "IntEnum('E', {'A': 1, 'B': 10**400})",
    "str = Field(max_length=10**400)",
    "Decimal = Field(max_digits=10**40)",
    "dict[str, int] = Field(max_length=10**400)",
    "bytes = Field(max_length=10**400)",
    "Decimal = Field(decimal_places=10**40)",
    "int = Field(le=float('inf'))",
    "Literal['\\ud800']",
    "str = Field(alias='\\ud800')",
    "str = Field(pattern='[')",
    "BaseModel",
    "type[int]",
    "IntEnum",
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A project of one model."""
    root = tmp_path_factory.mktemp("odd")
    (root / "contracts/odd/a").mkdir(parents=True)
    for path, text in {
        "pyproject.toml": CONFIG,
        "contracts/odd/__init__.py": "",
        "contracts/odd/a/__init__.py": "",
        "contracts/odd/a/routes.yaml": ROUTES,
    }.items():
        (root / path).write_text(text)
    with workshop(root) as opened:
        yield opened


@pytest.fixture(scope="module")
def trees() -> Iterator[TypeScriptTrees]:
    """The parser of TypeScript."""
    with TypeScriptTrees() as parser:
        yield parser


@pytest.mark.parametrize("field", BUILT)
def test_an_odd_field_is_built(bench: Workshop, trees: TypeScriptTrees, field: str) -> None:
    """What is odd and has a meaning becomes code that parses."""
    output = bench.build({"contracts/odd/a/a.py": f"{MODELS}{field}\n".encode()})
    assert isinstance(output, dict), output
    trees.of(output)


@pytest.mark.parametrize("field", REFUSED)
def test_an_odd_field_is_refused(bench: Workshop, field: str) -> None:
    """What no JSON holds, or Pydantic refuses, is told at its place."""
    output = bench.build({"contracts/odd/a/a.py": f"{MODELS}{field}\n".encode()})
    assert not isinstance(output, dict)
    assert [] == list(bench.misplaced(output))
