"""docs/types.md shows what a build really writes."""

import re
import sys
from dataclasses import dataclass

import pytest
from tests.onboarding.markdown import blocks, section, table
from tests.onboarding.process import run
from tests.onboarding.repository import ROOT

PAGE = (ROOT / "docs" / "types.md").read_text(encoding="utf-8")
VIEWS = section(PAGE, "## Required, optional, absent")
TYPES = section(PAGE, "## Types")
DECLARED = [row[0].strip("`") for row in table(TYPES, "declared", "TypeScript", "Python client")]

CONFIG = '[tool.tradegen]\ncontracts = "contracts/page_contracts"\nclient = "page_client"\n'
ROUTES = """\
module: page
version: v1
service: PageService
routes:
  echoViews: {post: /views, body: views.Views, response: views.Views}
  echoRows: {post: /rows, body: rows.Rows, response: rows.Rows}
"""
ROWS_HEAD = """\
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum, IntFlag, StrEnum
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar
from uuid import UUID
from pydantic import (
    AwareDatetime, Base64Bytes, BaseModel, EmailStr, Field, HttpUrl, Json, RootModel, SecretStr
)
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")
"""


@dataclass(frozen=True)
class Built:
    """What the build wrote: one TypeScript file and one Python file of models."""

    typescript: str
    python: str

    def members(self, interface: str) -> dict[str, str]:
        """The members of a TypeScript interface by name: ``b?: number``."""
        body = self.typescript.partition(f"interface {interface} {{\n")[2].partition("\n}")[0]
        lines = (line.strip().removeprefix("readonly ").removesuffix(";") for line in body.splitlines())
        return {re.split(r"\?|:", line)[0].strip('"'): line for line in lines}

    def annotations(self, model: str) -> dict[str, str]:
        """The annotations of a Python class by field."""
        body = self.python.partition(f"class {model}(WireModel):\n")[2].partition("\n\n\n")[0]
        return dict(re.findall(r"^    (\w+): (.*)$", body, re.MULTILINE))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A build of the models that the page shows."""
    folder = tmp_path_factory.mktemp("types")
    contracts = folder / "contracts" / "page_contracts" / "page"
    contracts.mkdir(parents=True)
    (folder / "pyproject.toml").write_text(CONFIG)
    (contracts / "routes.yaml").write_text(ROUTES)
    (contracts / "views.py").write_text(blocks(VIEWS, "python")[0].text)
    (contracts / "rows.py").write_text(ROWS_HEAD + blocks(TYPES, "python")[0].text + rows_model())
    assert run(sys.executable, "-m", "tradegen", "build", cwd=folder).returncode == 0
    return Built(
        (folder / "generated" / "typescript" / "src" / "models" / "page.ts").read_text(),
        (folder / "generated" / "python" / "page_client" / "models" / "page.py").read_text(),
    )


def rows_model() -> str:
    """A model with a field for each row of the page's table."""
    fields = (f"    field{number}: {declared}\n" for number, declared in enumerate(DECLARED))
    return "\n\nclass Rows(BaseModel):\n" + "".join(fields)


def shown(first: str, second: str, *, apart: str) -> str:
    """One cell: what the views share, or both with the word between them."""
    return f"`{first}`" if first == second else f"`{first}`, {apart} `{second}`"


def test_views_are_as_shown(built: Built) -> None:
    """Every field stands in the two interfaces as its row says."""
    sent, accepted = built.members("Views"), built.members("ViewsInput")
    names = {"renamed": ("wire-name", "wire-name"), "two_names": ("sends", "reads")}
    rows = []
    for field, _, _ in table(VIEWS, "field", "in TypeScript's `Views`", "in `ViewsInput`"):
        out_name, in_name = names.get(field.strip("`"), (field.strip("`"), field.strip("`")))
        cells = [f"`{found}`" if found else "absent" for found in (sent.get(out_name), accepted.get(in_name))]
        rows.append((field, cells[0], "the same" if cells[0] == cells[1] else cells[1]))
    assert rows == list(table(VIEWS, "field", "in TypeScript's `Views`", "in `ViewsInput`"))


def test_types_are_as_shown(built: Built) -> None:
    """Every type becomes in both clients what its row says."""
    sent, accepted = built.members("Rows"), built.members("RowsInput")
    read, written = built.annotations("Rows"), built.annotations("RowsInput")
    rows = []
    for number, declared in enumerate(DECLARED):
        field = f"field{number}"
        out_type, in_type = (members[field].partition(": ")[2] for members in (sent, accepted))
        typescript = shown(out_type, in_type, apart="accepts")
        rows.append((f"`{declared}`", typescript, shown(read[field], written[field], apart="sends")))
    assert rows == list(table(TYPES, "declared", "TypeScript", "Python client"))
