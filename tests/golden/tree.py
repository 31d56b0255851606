"""The expected files of a good case: what is emitted, without what is a copy of something else."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.golden.cases import Case

COPIES: Final = (
    ".gitattributes",
    ".gitignore",
    "*/py.typed",
    "python/*/models/_wire_model.py",
    "specs/routes.schema.json",
    "typescript/src/runtime/*",
    "typescript/tsconfig.json",
)
"""Files that are the same in every output."""

MAX_DIFF_LINES: Final = 200


def expected_part(case: Case, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out of ``files`` what is kept nowhere: constant files, and the documents packed into the server."""
    packed = f"python/{case.server}/*/*.json"
    return {
        path: content
        for path, content in files.items()
        if not any(Path(path).match(pattern) for pattern in (*COPIES, packed))
    }


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``, by path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write_tree(folder: Path, files: Mapping[str, bytes], *, keep: tuple[str, ...] = ()) -> None:
    """Make ``folder`` hold exactly ``files``, besides what begins with one of ``keep``.

    What is right already keeps its time stamp.
    """
    for path in [path for path in read_tree(folder) if path not in files and not path.startswith(keep)]:
        (folder / path).unlink()
    for path, content in files.items():
        target = folder / path
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for empty in sorted((found for found in folder.rglob("*") if found.is_dir()), reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()


def difference(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """What stands in one and not in the other, as a diff to read; empty where both are the same."""
    lines = [line for path in sorted(expected.keys() | found.keys()) for line in _diff_of(path, expected, found)]
    hidden = [f"… and {len(lines) - MAX_DIFF_LINES} lines more"] if len(lines) > MAX_DIFF_LINES else []
    return "\n".join([*lines[:MAX_DIFF_LINES], *hidden])


def _diff_of(path: str, expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[str]:
    if path not in found:
        yield f"--- {path} is not emitted any more"
    elif path not in expected:
        yield f"+++ {path} is emitted and not expected"
    elif expected[path] != found[path]:
        yield from difflib.unified_diff(
            _lines(expected[path]),
            _lines(found[path]),
            f"expected/{path}",
            f"emitted/{path}",
            lineterm="",
        )


def _lines(content: bytes) -> list[str]:
    """Lines as they print: a carriage return or another odd character can be seen."""
    return [ascii(line)[1:-1] for line in content.decode(errors="surrogateescape").split("\n")]
