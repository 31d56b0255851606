"""A warm child: the same answers as a cold one, always of the files as they are now."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.introspect.printing import print_module
from tests.introspect.user_project import UserProject

from tradegen.introspect.process import Introspector, introspect
from tradegen.introspect.request import NameRequest

ORDER = "from pydantic import BaseModel\n\n\nclass Order(BaseModel):\n    id: int\n"


@pytest.fixture(scope="module")
def introspector() -> Iterator[Introspector]:
    """One warm child for the whole module."""
    with Introspector(warm=True) as warm:
        yield warm


def test_warm_and_cold_answers_are_equal(introspector: Introspector, tmp_path: Path) -> None:
    """A fork of the zygote knows what a new process knows, and no more."""
    project = UserProject(tmp_path, {"orders": ORDER})
    request = project.request("orders:Order")

    assert introspect(request) == introspector.introspect(request)


def test_edit_within_a_second_is_seen(introspector: Introspector, tmp_path: Path) -> None:
    """An edit of the same length at the same time is read from source, not from a stale cache."""
    project = UserProject(tmp_path, {"orders": ORDER})
    request = project.request("orders:Order")

    before = introspector.introspect(request)
    project.write("orders", ORDER.replace("int", "str"))
    after = introspector.introspect(request)

    assert "model Order\n    id: int\n" == print_module(before, "api.orders")
    assert "model Order\n    id: str\n" == print_module(after, "api.orders")


def test_nothing_is_written_into_the_project(introspector: Introspector, tmp_path: Path) -> None:
    """Introspection leaves no byte code behind."""
    project = UserProject(tmp_path, {"orders": ORDER})
    before = sorted(tmp_path.rglob("*"))

    introspector.introspect(project.request("orders:Order"))

    assert before == sorted(tmp_path.rglob("*"))


def test_projects_do_not_meet(introspector: Introspector, tmp_path: Path) -> None:
    """Two requests for modules of one name in two projects get their own."""
    first = UserProject(tmp_path / "a", {"orders": ORDER})
    second = UserProject(tmp_path / "b", {"orders": ORDER.replace("id", "key")})

    replies = [introspector.introspect(project.request("orders:Order")) for project in (first, second)]

    assert ["model Order\n    id: int\n", "model Order\n    key: int\n"] == [
        print_module(reply, "api.orders") for reply in replies
    ]


def test_files_follow_every_kind_of_import(introspector: Introspector, tmp_path: Path) -> None:
    """Absolute, relative, dynamic and lazy imports and data files count; what is merely beside does not."""
    top = (
        "import importlib, json, pathlib\n"
        "from .common import ids\n"
        "import api.plain\n"
        "dynamic = importlib.import_module('api.dynamic')\n"
        "limits = json.loads((pathlib.Path(__file__).parent / 'limits.json').read_text())\n" + ORDER
    )
    project = UserProject(
        tmp_path,
        {
            "orders": top,
            "common.__init__": "",
            "common.ids": "from ..deep import Deep\n",
            "deep": "class Deep: pass\n",
            "plain": "",
            "dynamic": "",
            "beside": ORDER,
        },
    )
    (project.package / "limits.json").write_text("[]")

    reply = introspector.introspect(project.request("beside:Order", "orders:Order"))

    files = {imported.module: imported.files for imported in reply.imported}
    assert ("contracts/api/__init__.py", "contracts/api/beside.py") == files["api.beside"]
    assert (
        "contracts/api/__init__.py",
        "contracts/api/common/__init__.py",
        "contracts/api/common/ids.py",
        "contracts/api/deep.py",
        "contracts/api/dynamic.py",
        "contracts/api/limits.json",
        "contracts/api/orders.py",
        "contracts/api/plain.py",
    ) == files["api.orders"]


def test_findings_of_an_unused_view_stay_quiet(introspector: Introspector, tmp_path: Path) -> None:
    """A secret that is only read is nothing to warn of; one that is sent is."""
    source = (
        "from pydantic import BaseModel, SecretStr\n\n\nclass Key(BaseModel):\n    secret: SecretStr\n"
        "\n\nclass Login(BaseModel):\n    keys: list[Key]\n"
    )
    project = UserProject(tmp_path, {"login": source})

    slugs = {
        direction: [found.slug for found in introspector.introspect(request).diagnostics]
        for direction, request in (
            ("in", project.request("login:Login", direction="in")),
            ("out", project.request("login:Login", direction="out")),
        )
    }

    assert {"in": [], "out": ["secret-in-output"]} == slugs


def test_values_outside_the_contracts_carry_their_places(introspector: Introspector, tmp_path: Path) -> None:
    """Models of the user's own application have spans and attribute docstrings; those of contracts do not."""
    project = UserProject(tmp_path, {"orders": ORDER})
    application = (
        "from enum import Enum\nfrom pydantic import BaseModel\nfrom typing_extensions import TypeAliasType\n\n\n"
        'class Side(Enum):\n    BUY = 1\n    """To get."""\n\n\nPrice = TypeAliasType("Price", float)\n\n\n'
        'class Row(BaseModel):\n    id: int\n    """Its number."""\n    side: Side\n    price: Price\n'
    )
    (project.root / "contracts" / "application.py").write_text(application)
    request = project.request("orders:Order")
    names = (*request.names, NameRequest("application", "Row"))

    reply = introspector.introspect(msgspec.structs.replace(request, names=names))

    [order, row] = reply.models
    assert (None, "") == (order.span, order.domain)
    assert "contracts/application.py:14:1" == str(row.span)
    assert [("contracts/application.py:15:5", "Its number."), ("contracts/application.py:17:5", "")] == [
        (str(field.span), field.doc) for field in row.fields[:2]
    ]
    assert ("contracts/application.py:6:1", "To get.") == (str(reply.enums[0].span), reply.enums[0].members[0].doc)
    assert "contracts/application.py:11:1" == str(reply.aliases[0].span)
