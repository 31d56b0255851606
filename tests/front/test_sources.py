"""Source files are found in a fixed order, and what cannot be read is told before anything else happens."""

import os
from pathlib import Path

import pytest

from tradegen.declare.source_files import read_sources
from tradegen.diagnostics import Rejected
from tradegen.project import Project
from tradegen.source.text import MAX_SOURCE_BYTES


def write(root: Path, *paths: str) -> Project:
    """Write empty files below ``root`` and return its project."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"")
    return Project(root=root, contracts="contracts/shop")


def rejected(project: Project) -> list[str]:
    """Return what is refused."""
    with pytest.raises(Rejected) as caught:
        read_sources(project)
    return [str(found) for found in caught.value.diagnostics]


def test_files_are_found_sorted(tmp_path: Path) -> None:
    """Route files of the domains and all Python files are read; hidden and cached ones are not."""
    project = write(
        tmp_path,
        "contracts/shop/orders/routes.yaml",
        "contracts/shop/market/routes.yaml",
        "contracts/shop/routes.yaml",
        "contracts/shop/orders/deep/routes.yaml",
        "contracts/shop/orders/orders.py",
        "contracts/shop/orders/__pycache__/orders.py",
        "contracts/shop/.venv/x.py",
        "contracts/shop/__init__.py",
        "contracts/shop/orders/notes.md",
    )
    sources = read_sources(project)
    assert (
        ["contracts/shop/market/routes.yaml", "contracts/shop/orders/routes.yaml"],
        ["contracts/shop/__init__.py", "contracts/shop/orders/orders.py"],
    ) == ([file.path for file in sources.routes], [file.path for file in sources.models])


def test_no_contracts_folder(tmp_path: Path) -> None:
    """A missing folder is told at the key that names it."""
    expected = [
        'pyproject.toml:1:1: error: the contracts folder "contracts/shop" does not exist [missing-folder]; '
        'create it, or set "contracts" in [tool.tradegen]'
    ]
    assert expected == rejected(write(tmp_path))


def test_no_route_file(tmp_path: Path) -> None:
    """Model files alone declare nothing."""
    expected = [
        "pyproject.toml:1:1: error: no contracts/shop/<domain>/routes.yaml [missing-file]; declare a module in one"
    ]
    assert expected == rejected(write(tmp_path, "contracts/shop/orders/orders.py"))


def test_misnamed_route_file(tmp_path: Path) -> None:
    """A route file that would be passed over in silence is told."""
    expected = [
        "contracts/shop/orders/routes.yml:1:1: error: routes.yml is not read [misnamed-file]; rename it to routes.yaml"
    ]
    assert expected == rejected(write(tmp_path, "contracts/shop/orders/routes.yml"))


def test_huge_files_are_not_read(tmp_path: Path) -> None:
    """A file over the limit is refused after reading no more than the limit."""
    project = write(tmp_path, "contracts/shop/orders/routes.yaml", "contracts/shop/orders/orders.py")
    os.truncate(tmp_path / "contracts/shop/orders/routes.yaml", 100 * MAX_SOURCE_BYTES)
    os.truncate(tmp_path / "contracts/shop/orders/orders.py", MAX_SOURCE_BYTES + 1)
    expected = [
        "contracts/shop/orders/orders.py:1:1: error: the file is larger than 1 MiB [too-large]; split it",
        "contracts/shop/orders/routes.yaml:1:1: error: the file is larger than 1 MiB [too-large]; split it",
    ]
    assert expected == rejected(project)


def test_pipes_and_dangling_links_are_refused(tmp_path: Path) -> None:
    """What is no regular file would block or fail: it is told instead."""
    project = write(tmp_path, "contracts/shop/orders/routes.yaml")
    os.mkfifo(tmp_path / "contracts/shop/orders/pipe.py")
    (tmp_path / "contracts/shop/orders/link.py").symlink_to("nowhere.py")
    expected = [
        "contracts/shop/orders/link.py:1:1: error: this is not a regular file [unreadable-file]",
        "contracts/shop/orders/pipe.py:1:1: error: this is not a regular file [unreadable-file]",
    ]
    assert expected == rejected(project)
