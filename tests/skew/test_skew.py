"""``tradegen skew`` as a user runs it: what really fails between two versions, and what does not."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = Path(sys.executable).parent / "tradegen"

_MODELS: Final = """\
from enum import StrEnum

from pydantic import BaseModel, Field


class Side(StrEnum):
    BUY = "buy"
    SELL = "sell"


class Order(BaseModel):
    symbol: str = Field(max_length=12)
    side: Side
    qty: int = Field(default=1, ge=1)


class Placed(BaseModel):
    id: str
    side: Side
    note: str | None = None


class Filed(BaseModel):
    tags: list[str] = Field(default_factory=lambda: ["plain"])
    labels: frozenset[str] = frozenset()


class Watch(BaseModel):
    account: str
"""
_ROUTES: Final = """\
module: desk
version: v1
service: DeskService
topics:
  orders:
    params: orders.Watch
    update: orders.Placed
  news:
    update: str
    access: user
routes:
  placeOrder:
    post: /orders
    body: orders.Order
    response: orders.Placed
  listOrders:
    get: /orders
    query: {limit: int = 50}
    response: list[orders.Placed]
    access: trader
  fileOrder:
    put: /orders
    body: orders.Filed
    response: null
  dropOrder:
    delete: /orders/{orderId}
    path: {orderId: str}
    response: null
"""


@dataclass(frozen=True)
class Versions:
    """Two folders with the same project; the new one is changed by a test."""

    root: Path

    def edit(self, old: str, new: str, *, file: str = "orders.py") -> None:
        """Change a file of the new version."""
        path = self.root / "new/contracts/trading_contracts/desk" / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command in the new version against the old one."""
        command = [str(PROGRAM), "skew", "--against", str(self.root / "old"), *arguments]
        environment = {**os.environ, "TMPDIR": str(self.root / "tmp")}
        return subprocess.run(
            command, cwd=self.root / "new", env=environment, capture_output=True, text=True, check=False
        )

    def findings(self, *arguments: str) -> set[tuple[str, str, str, str]]:
        """Return severity, site, slug and client of everything found."""
        found = json.loads(self.run("--format", "json", *arguments).stdout)["findings"]
        return {(each["severity"], each["details"]["site"], each["slug"], each["details"]["client"]) for each in found}


def in_both(*failures: tuple[str, str, str]) -> set[tuple[str, str, str, str]]:
    """Return failures as the clients of both languages have them."""
    return {(*failure, language) for failure in failures for language in ("Python", "TypeScript")}


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Two versions that are the same."""
    for name in ("old", "new"):
        folder = tmp_path / name / "contracts/trading_contracts/desk"
        folder.mkdir(parents=True)
        (folder / "orders.py").write_text(_MODELS)
        (folder / "routes.yaml").write_text(_ROUTES)
        for package in (folder, folder.parent):
            (package / "__init__.py").write_text("")
        (tmp_path / name / "pyproject.toml").write_text('[tool.tradegen]\ncontracts = "contracts/trading_contracts"\n')
    (tmp_path / "tmp").mkdir()
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return Versions(tmp_path)


def test_compatible_versions_talk(versions: Versions) -> None:
    """Whatever is added beside the old, every call and topic of the old client works; nothing is left behind."""
    versions.edit("    note: str | None = None", "    note: str | None = None\n    extra: int = 3")
    versions.edit("    qty: int", "    tag: str | None = None\n    qty: int")
    versions.edit(
        "  dropOrder:", "  readOrder:\n    get: /new\n    response: orders.Placed\n  dropOrder:", file="routes.yaml"
    )
    finished = versions.run()
    assert (0, "") == (finished.returncode, finished.stderr)
    assert re.fullmatch(r"0 failures in [1-9]\d+ attempts, clients of .* against today\n", finished.stdout)
    assert [] == list((versions.root / "tmp").iterdir())


def test_what_breaks_fails(versions: Versions) -> None:
    """Each break fails at its own operation or topic, in both clients, in words of what really happened."""
    versions.edit("max_length=12", "max_length=4")
    versions.edit("    account: str", "    account: str\n    live: bool = True")
    versions.edit("/orders/{orderId}", "/order/{orderId}", file="routes.yaml")
    versions.edit("access: trader", "access: auditor", file="routes.yaml")
    versions.edit("access: user", "access: trader", file="routes.yaml")
    finished = versions.run("--format", "json")
    assert 1 == finished.returncode
    said = {
        (found["severity"], found["details"]["site"], found["slug"], *found["message"].split(": ")[:2])
        for found in json.loads(finished.stdout)["findings"]
    }
    assert {
        ("error", site, "client-fails", f"{site} in {language}", failure)
        for language in ("Python", "TypeScript")
        for site, failure in (
            ("desk.placeOrder", "ApiError"),
            ("desk.dropOrder", "ApiError"),
            ("desk.listOrders", "ApiError"),
            ("desk.news", "SubscriptionRefused"),
        )
    } < said
    keys = {who: text for _, site, slug, who, text in said if (site, slug) == ("desk.orders", "other-key")}
    assert {"desk.orders in Python", "desk.orders in TypeScript"} == set(keys)
    assert all(text.startswith("the topic is orders:{") for text in keys.values())


def test_what_is_read_and_what_is_meant(versions: Versions) -> None:
    """Answers and updates without a member fail; so does a request that arrives as something else.

    A default that the client states itself is no difference: it is sent.
    """
    versions.edit("    id: str\n    side: Side\n    note", "    side: Side\n    note")
    versions.edit("limit: int = 50", "limit: {type: int, default: 60}", file="routes.yaml")
    versions.edit('["plain"]', '["fancy"]')
    sites = {"desk.placeOrder", "desk.listOrders", "desk.orders"}
    assert versions.findings() == in_both(
        *(("error", site, "client-fails") for site in sites), ("error", "desk.fileOrder", "other-meaning")
    )


def test_in_reverse_new_clients_meet_the_old_server(versions: Versions) -> None:
    """An operation that only the new version has is not found by the old server; without TypeScript, Python tells."""
    versions.edit(
        "  dropOrder:", "  readOrder:\n    get: /new\n    response: orders.Placed\n  dropOrder:", file="routes.yaml"
    )
    (versions.root / "node_modules").unlink()
    finished = versions.run("--reverse")
    assert finished.stderr.count("desk.readOrder in Python: ApiError") == 1
    assert "clients in TypeScript: skipped, typescript is not installed" in finished.stdout


def test_what_could_not_be_tried_says_why(versions: Versions) -> None:
    """What is past its sunset in both versions is no failure, and told as what it is."""
    for version in ("old", "new"):
        path = versions.root / version / "contracts/trading_contracts/desk/routes.yaml"
        gone = "    deprecated: {since: 2020-01-01, sunset: 2020-12-31}\n"
        text = path.read_text().replace("    update: str\n", f"    update: str\n{gone}")
        path.write_text(text.replace("    delete: /orders/{orderId}\n", f"    delete: /orders/{{orderId}}\n{gone}"))
    (versions.root / "node_modules").unlink()
    finished = versions.run("--format", "json")
    assert 0 == finished.returncode
    assert [
        f"desk.{name}: it is past its sunset on 2020-12-31: its own server, too, answers no more (410, SUNSET)"
        for name in ("news", "dropOrder")
    ] == [found["message"] for found in json.loads(finished.stdout)["findings"]]


def test_trouble_has_its_own_code(versions: Versions) -> None:
    """No such version: 2. Declarations of today that cannot be built: 1, with their findings."""
    command = [str(PROGRAM), "skew", "--against", "no/such/ref"]
    nowhere = subprocess.run(command, cwd=versions.root / "new", capture_output=True, text=True, check=False)
    assert (2, True) == (nowhere.returncode, "cannot compare with no/such/ref" in nowhere.stderr)
    versions.edit("orders.Watch", "orders.Wach", file="routes.yaml")
    assert 1 == versions.run().returncode
