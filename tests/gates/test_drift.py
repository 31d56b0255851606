"""The gate ``drift`` is fooled by nothing: not by times, links, line ends or an edited record."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project
from tests.golden.build import shared_processes

from tradegen.cli.build import run_build
from tradegen.gates.drift import drift_findings
from tradegen.gates.site import Site
from tradegen.output.journal import JOURNAL_NAME
from tradegen.output.manifest import MANIFEST_NAME, file_hash
from tradegen.project import load_project
from tradegen.report.finding import Finding

REST = "python/shop_api/stock0/rest.py"
Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def warm() -> Iterator[None]:
    """Let every check of the module use the same two child processes."""
    with shared_processes():
        yield


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory, warm: None) -> Path:
    """A built project of one topic, to be copied."""
    root = write_project(tmp_path_factory.mktemp("drift") / "shop", topics=1)
    assert 0 == run_build(root, dry_run=False, force=False)
    return root


@pytest.fixture
def shop(built_once: Path, tmp_path: Path, warm: None) -> Path:
    """A built project of the test's own, which knows that it is current."""
    root = Path(shutil.copytree(built_once, tmp_path / "shop"))
    assert [] == found_in(root)  # the copy is too young to be trusted
    assert [] == found_in(root)
    assert (root / ".tradegen/note.json").exists()
    return root


def found_in(root: Path) -> list[Finding]:
    """Return what the gate says of a project."""
    return list(drift_findings(Site(load_project(root)), lambda stage: None))


def edit(path: Path, old: bytes, new: bytes) -> None:
    """Change the bytes of a file; neither its size nor its mtime tells."""
    before = path.stat()
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def flip_a_byte(output: Path) -> None:
    """Edit a generated file of the same size and mtime."""
    edit(output / REST, b"REST", b"rest")


def flip_a_byte_and_record_it(output: Path) -> None:
    """Edit a generated file and the record of its hash."""
    before = file_hash(output / REST) or ""
    flip_a_byte(output)
    edit(output / MANIFEST_NAME, before.encode(), (file_hash(output / REST) or "").encode())


def forget_a_file(output: Path) -> None:
    """Delete a file and its entry."""
    record = output / MANIFEST_NAME
    lines = [line for line in record.read_text().splitlines(keepends=True) if REST not in line]
    record.write_text("".join(lines))
    (output / REST).unlink()


def record_a_stranger(output: Path) -> None:
    """Add a file and an entry for it, so that it looks like ours."""
    (output / "python/extra.py").write_bytes(b"x = 1\n")
    entry = f'"files": {{\n    "python/extra.py": "{file_hash(output / "python/extra.py")}",'
    edit(output / MANIFEST_NAME, b'"files": {', entry.encode())


def link_a_file(output: Path) -> None:
    """Put a link to the same bytes in a file's place."""
    (output / REST).rename(output.parent / "rest.py")
    (output / REST).symlink_to(output.parent / "rest.py")


def link_a_folder(output: Path) -> None:
    """Put a link to the same files in a folder's place."""
    (output / "python").rename(output.parent / "moved")
    (output / "python").symlink_to(output.parent / "moved", target_is_directory=True)


def link_a_foreign_folder(output: Path) -> None:
    """Put a link to a folder of others beside our files."""
    (output.parent / "others").mkdir()
    (output / "python/others").symlink_to(output.parent / "others", target_is_directory=True)


def convert_line_ends(output: Path) -> None:
    """Do what git does on Windows."""
    (output / REST).write_bytes((output / REST).read_bytes().replace(b"\n", b"\r\n"))


def hide_a_file(output: Path) -> None:
    """Put a file of others into a folder of its own."""
    (output / "python/shop_api/dist/deep").mkdir(parents=True)
    (output / "python/shop_api/dist/deep/evil.py").write_bytes(b"")


def put_a_folder(output: Path) -> None:
    """Put an empty folder in a file's place."""
    (output / REST).unlink()
    (output / REST).mkdir()


def move_the_output(output: Path) -> None:
    """Put a link out of the project in the output folder's place."""
    output.rename(output.parent.parent / "elsewhere")
    output.symlink_to(output.parent.parent / "elsewhere", target_is_directory=True)


FOOLS: dict[str, tuple[Change, str, str]] = {
    "an edit": (flip_a_byte, REST, "hand-edited"),
    "an edit that is recorded": (flip_a_byte_and_record_it, REST, "stale-file"),
    "a file that is gone": (lambda output: (output / REST).unlink(), REST, "missing-file"),
    "a file that is gone and forgotten": (forget_a_file, REST, "missing-file"),
    "a stranger that is recorded": (record_a_stranger, "python/extra.py", "orphaned-file"),
    "a stranger in a folder": (hide_a_file, "python/shop_api/dist/deep/evil.py", "foreign-file"),
    "a linked file": (link_a_file, REST, "outside-output"),
    "a linked folder": (link_a_folder, REST, "outside-output"),
    "a linked folder of others": (link_a_foreign_folder, "python/others", "foreign-file"),
    "other line ends": (convert_line_ends, REST, "line-ends"),
    "a folder in a file's place": (put_a_folder, REST, "not-a-file"),
    "no record": (lambda output: (output / MANIFEST_NAME).unlink(), MANIFEST_NAME, "missing-file"),
    "another record": (
        lambda output: (output / MANIFEST_NAME).write_bytes((output / MANIFEST_NAME).read_bytes() + b"\n"),
        MANIFEST_NAME,
        "stale-file",
    ),
    "a damaged record": (
        lambda output: (output / MANIFEST_NAME).write_bytes(b"<<<<<<< ours\n"),
        MANIFEST_NAME,
        "damaged-manifest",
    ),
    "a record that is no text": (
        lambda output: (output / MANIFEST_NAME).write_bytes(b'{"files": {"\xff": ""}}'),
        MANIFEST_NAME,
        "damaged-manifest",
    ),
    "a record of other places": (
        lambda output: (output / MANIFEST_NAME).write_bytes(b'{"files": {"../pyproject.toml": ""}}'),
        MANIFEST_NAME,
        "damaged-manifest",
    ),
    "an interrupted build": (
        lambda output: (output / JOURNAL_NAME).write_bytes(b"{}"),
        JOURNAL_NAME,
        "interrupted-build",
    ),
}


@pytest.mark.parametrize("what", FOOLS)
def test_nothing_fools_the_gate(shop: Path, what: str) -> None:
    """Each tampering is named with its file and with what to do."""
    change, file, slug = FOOLS[what]
    change(shop / "generated")
    found = found_in(shop)
    assert (f"generated/{file}", slug) in [(one.file, one.slug) for one in found]
    assert {("drift", True)} == {(one.gate, bool(one.hint)) for one in found}


def test_an_output_that_leads_out_of_the_project_is_refused(shop: Path) -> None:
    """The place is the key of the configuration."""
    move_the_output(shop / "generated")
    (found,) = found_in(shop)
    assert ("pyproject.toml", "outside-output", "drift") == (found.file, found.slug, found.gate)


HARMLESS: dict[str, Change] = {
    "another mode": lambda output: (output / REST).chmod(0o755),
    "another mtime": lambda output: os.utime(output / REST, (1, 1)),
    "an empty folder": lambda output: (output / "python/empty").mkdir(),
    "compiled files": lambda output: (output / "python/shop_api/__pycache__").mkdir(exist_ok=True),
    "no note": lambda output: (output.parent / ".tradegen/note.json").unlink(),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_no_drift_is_no_finding(shop: Path, what: str) -> None:
    """Modes, times and what tools leave behind say nothing about the bytes."""
    HARMLESS[what](shop / "generated")
    assert [] == found_in(shop)


def test_a_source_edited_behind_its_times_is_seen(shop: Path) -> None:
    """A contract of the same size and mtime makes files stale all the same."""
    edit(shop / "contracts/shop_contracts/stock0/routes.yaml", b"int = 50", b"int = 60")
    assert (f"generated/{REST}", "stale-file") in [(one.file, one.slug) for one in found_in(shop)]


def test_git_converts_no_line_ends(shop: Path) -> None:
    """A checkout as Windows makes it has the bytes that were written."""
    git = ("git", "-c", "core.autocrlf=true", "-c", "user.name=a", "-c", "user.email=a@b")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "all")):
        subprocess.run([*git, *command], cwd=shop, check=True, capture_output=True)
    shutil.rmtree(shop / "generated")
    subprocess.run([*git, "checkout", "--", "."], cwd=shop, check=True)
    assert [] == found_in(shop)
