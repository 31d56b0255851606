"""``tradegen breaking`` as a user runs it: against folders and refs, allowed or not, for people and tools."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project

PROGRAM = Path(sys.executable).parent / "tradegen"
_GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Shop:
    """A project of one topic in a git repository, its first version committed."""

    root: Path

    @property
    def models(self) -> Path:
        """The models of the only topic."""
        return self.root / "contracts/shop_contracts/stock0/items0.py"

    def edit(self, old: str, new: str) -> None:
        """Change the models."""
        text = self.models.read_text()
        assert old in text
        self.models.write_text(text.replace(old, new))

    def allow(self, text: str) -> None:
        """Write the allow file."""
        (self.root / "tradegen-allow.yaml").write_text(text)

    def git(self, *arguments: str) -> None:
        """Run git in the repository."""
        subprocess.run([*_GIT, *arguments], cwd=self.root, check=True, capture_output=True)

    def breaking(self, *arguments: str, against: str = "HEAD") -> subprocess.CompletedProcess[str]:
        """Run the command in the project's folder."""
        command = [str(PROGRAM), "breaking", "--against", against, *arguments]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)

    def findings(self, *arguments: str) -> list[dict[str, str]]:
        """Return the details of what ``--format json`` prints, with its severity."""
        found = json.loads(self.breaking("--format", "json", *arguments).stdout)["findings"]
        return [{"severity": finding["severity"], **finding["details"]} for finding in found]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A committed project."""
    made = Shop(write_project(tmp_path / "shop", topics=1))
    made.git("init", "-q")
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "First")
    return made


def _narrow(shop: Shop) -> None:
    shop.edit("max_length=80", "max_length=40")


def test_nothing_changed(shop: Shop) -> None:
    """An unchanged project exits 0 and says so in one line."""
    finished = shop.breaking()
    assert (0, "0 breaking, 0 doubtful, 0 compatible changes since HEAD\n", "") == (
        finished.returncode,
        finished.stdout,
        finished.stderr,
    )


def test_a_breaking_change_fails_with_its_place(shop: Shop) -> None:
    """The line names place, rule and use, and the command exits 1."""
    _narrow(shop)
    finished = shop.breaking()
    assert 1 == finished.returncode
    first = finished.stderr.splitlines()[0]
    assert first.startswith("contracts/shop_contracts/stock0/items0.py:27:5: error: NewItem0.name: most length changed")
    assert "for stock0.createItem0 request (R51, " in first


def test_compatible_changes_pass(shop: Shop) -> None:
    """A new optional field breaks nobody; it is told with --all only."""
    shop.edit("    labels:", "    shelf: str | None = None\n    labels:")
    assert 0 == shop.breaking().returncode
    assert [] == shop.findings()
    assert {"R33", "R34"} == {finding["rule"] for finding in shop.findings("--all")}


def test_a_removed_field_is_shown_where_it_was(shop: Shop) -> None:
    """The place of what is gone is one of the old version, and is said to be."""
    shop.edit('    weight: float | None = Field(default=None, description="Weight in kilograms.")\n', "")
    lines = [line for line in shop.breaking().stderr.splitlines() if "(R30, " in line]
    assert {"contracts/shop_contracts/stock0/items0.py:32:5"} == {line.partition(": ")[0] for line in lines}
    assert all("where it was before" in line for line in lines)


def test_a_folder_is_a_version_too(shop: Shop, tmp_path: Path) -> None:
    """Without git, a folder with a project stands for the old version."""
    old = write_project(tmp_path / "old", topics=1)
    _narrow(shop)
    assert 1 == shop.breaking(against=str(old)).returncode


@pytest.mark.parametrize("against", ["nowhere", "--output=x", "HEAD:contracts"])
def test_an_unknown_version_is_trouble(shop: Shop, against: str) -> None:
    """What is neither a folder nor a commit exits 2 with one line on stderr."""
    command = [str(PROGRAM), "breaking", f"--against={against}"]
    finished = subprocess.run(command, cwd=shop.root, capture_output=True, text=True, check=False)
    assert (2, "", 1) == (finished.returncode, finished.stdout, len(finished.stderr.splitlines()))


def test_an_old_version_that_cannot_be_read_is_trouble(shop: Shop) -> None:
    """Mistakes of the old version are its own: they are shown, and the command exits 2."""
    shop.edit("class NewItem0(BaseModel)", "class NewItem0(Missing)")
    shop.git("commit", "-q", "-a", "-m", "Broken")
    shop.edit("class NewItem0(Missing)", "class NewItem0(BaseModel)")
    finished = shop.breaking()
    assert 2 == finished.returncode
    assert "the declarations of HEAD cannot be read" in finished.stderr


def test_the_old_version_runs_in_a_child_only(shop: Shop) -> None:
    """Old contracts that print or stop the interpreter harm neither the output nor the command."""
    shop.edit('"""Items of', 'print("loud")\n"""Items of')
    shop.git("commit", "-q", "-a", "-m", "Loud")
    assert "loud" not in shop.breaking().stdout


def test_the_project_may_lie_below_the_repository(tmp_path: Path) -> None:
    """A project in a folder of a larger repository is compared with that folder of the ref."""
    write_project(tmp_path / "repository/apps/shop", topics=1)
    outer = Shop(tmp_path / "repository")
    outer.git("init", "-q")
    outer.git("add", "-A")
    outer.git("commit", "-q", "-m", "First")
    inner = Shop(tmp_path / "repository/apps/shop")
    _narrow(inner)
    assert 1 == inner.breaking().returncode


def _entry(**keys: str) -> str:
    lines = [f"{key}: {value}" for key, value in keys.items()]
    return "allow:\n  - " + "\n    ".join(lines) + "\n"


_TODAY = datetime.now(UTC).date()
_LATER = str(_TODAY + timedelta(days=9))
_EARLIER = str(_TODAY - timedelta(days=1))


def test_a_fingerprint_survives_unrelated_moves(shop: Shop) -> None:
    """Lines that move, words that change and models that come beside a change leave its fingerprint alone."""
    _narrow(shop)
    before = [found["fingerprint"] for found in shop.findings("--all")]
    shop.edit('"""Items of', '"""Many items of')
    shop.edit("class NewItem0(BaseModel):", "class Beside(BaseModel):\n    x: int\n\n\nclass NewItem0(BaseModel):")
    assert before == [found["fingerprint"] for found in shop.findings("--all")]


def test_an_allowed_finding_passes(shop: Shop) -> None:
    """An entry with the fingerprint, a reason and a date in the future lets the change pass."""
    _narrow(shop)
    (found,) = [finding for finding in shop.findings() if finding["severity"] == "error"]
    shop.allow(_entry(fingerprint=found["fingerprint"], reason="Nobody sends more.", expires=_LATER))
    finished = shop.breaking()
    assert 0 == finished.returncode
    assert "1 allowed by tradegen-allow.yaml" in finished.stdout


def test_a_rule_is_allowed_at_a_place(shop: Shop) -> None:
    """An entry of rule and place covers every use of the place."""
    _narrow(shop)
    shop.allow(_entry(rule="constraint-tightened", place="NewItem0.name", reason="Agreed.", expires=_LATER))
    assert 0 == shop.breaking().returncode


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ({"rule": "R51", "place": "NewItem0.name", "expires": _EARLIER}, "A01"),
        ({"rule": "R51", "place": "NewItem0.price", "expires": _LATER}, "A02"),
    ],
)
def test_stale_entries_are_findings(shop: Shop, entry: dict[str, str], rule: str) -> None:
    """An entry that is over, or matches nothing, fails by itself; the change counts again."""
    _narrow(shop)
    shop.allow(_entry(**entry, reason="Once."))
    assert {rule, "R51"} == {found["rule"] for found in shop.findings() if found["severity"] == "error"}
    assert 1 == shop.breaking().returncode


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (_entry(rule="R51", place="NewItem0.name", expires=_LATER), "missing-key"),
        (_entry(rule="R51", place="NewItem0.name", reason="x"), "missing-key"),
        (_entry(reason="x", expires=_LATER), "missing-key"),
        (_entry(rule="R99", place="x", reason="x", expires=_LATER), "unknown-rule"),
        (_entry(rul="R51", place="x", reason="x", expires=_LATER), "unknown-key"),
        (_entry(rule="R51", place="NewItem0.name", reason="x", expires="2030-02-30"), "bad-value"),
        (_entry(rule="R51", place="NewItem0.name", site='""', reason="x", expires=_LATER), "missing-key"),
        (_entry(fingerprint="454e72a8a7fc", place="NewItem0.name", reason="x", expires=_LATER), "unknown-key"),
        (_entry(fingerprint="[454e72a8a7fc]", reason="x", expires=_LATER), "wrong-type"),
        ("allow: all\n", "wrong-type"),
        ("allow:\n  - everything\n", "wrong-type"),
    ],
)
def test_a_wrong_allow_file_is_refused(shop: Shop, text: str, slug: str) -> None:
    """An entry must say what, why and until when; each mistake is told once, with its place."""
    shop.allow(text)
    finished = shop.breaking()
    assert (1, "") == (finished.returncode, finished.stdout)
    lines = finished.stderr.splitlines()
    assert all(re.match(r"tradegen-allow\.yaml:\d+:\d+: error: ", line) for line in lines)
    assert 1 == sum(f"[{slug}]" in line for line in lines)


def test_what_is_allowed_twice_is_refused(shop: Shop) -> None:
    """Two entries of one aim are a finding at the second, however it is spelled; one use of a place is another aim."""
    _narrow(shop)
    names = {"place": "NewItem0.name", "reason": "Agreed.", "expires": _LATER}
    first = _entry(rule="R51", **names)
    shop.allow(first + _entry(rule="constraint-tightened", **names).removeprefix("allow:\n"))
    finished = shop.breaking()
    assert (1, "") == (finished.returncode, finished.stdout)
    assert (
        "tradegen-allow.yaml:6:5: error: constraint-tightened at NewItem0.name is allowed twice [duplicate-entry]; "
        "keep one; the first is at line 2\n"
    ) == finished.stderr
    shop.allow(first + _entry(rule="R51", site="stock0.createItem0 request", **names).removeprefix("allow:\n"))
    assert 0 == shop.breaking().returncode


def test_an_allow_file_that_cannot_be_read_is_refused(shop: Shop) -> None:
    """A folder of its name is a finding; a file that is empty, or whose list is, allows nothing."""
    path = shop.root / "tradegen-allow.yaml"
    path.mkdir()
    assert (
        "tradegen-allow.yaml:1:1: error: cannot be read: Is a directory [unreadable-file]\n" == shop.breaking().stderr
    )
    path.rmdir()
    for text in ("", "allow:\n"):
        shop.allow(text)
        assert 0 == shop.breaking().returncode


def test_only_what_breaks_the_chosen_level_is_told(shop: Shop) -> None:
    """A tighter limit breaks the wire and no source code."""
    _narrow(shop)
    assert 0 == shop.breaking("--level", "source-ts", "--level", "source-py").returncode
    assert 1 == shop.breaking("--level", "wire").returncode


@pytest.mark.parametrize(
    ("name", "is_right"),
    [
        ("sarif", lambda text: json.loads(text)["runs"][0]["results"][0]["ruleId"] == "constraint-tightened"),
        (
            "github",
            lambda text: text.startswith(
                "::error file=contracts/shop_contracts/stock0/items0.py,line=27,col=5,title=constraint-tightened::"
            ),
        ),
        (
            "markdown",
            lambda text: text.startswith("| level | rule |") and "| error | R51 constraint-tightened |" in text,
        ),
    ],
)
def test_formats_for_tools(shop: Shop, name: str, is_right: Callable[[str], bool]) -> None:
    """GitHub reads workflow commands; a comment reads a table."""
    _narrow(shop)
    assert is_right(shop.breaking("--format", name).stdout)
