"""Writes what a case gives now as what it should give, to be read in the diff."""

from pathlib import Path

from tests.golden.build import Output
from tests.golden.cases import Case
from tests.golden.tree import expected_part, write_tree


def record(case: Case, output: Output) -> None:
    """Write the expectations of ``case``: a tree and warnings, or the lines of a refusal."""
    write_tree(case.tree, expected_part(case, output.files))
    if output.files:
        _write_lines(case.warnings, output.lines)
        case.lines.unlink(missing_ok=True)
    else:
        case.tree.rmdir() if case.tree.exists() else None
        _write_lines(case.lines, output.lines)
        case.warnings.unlink(missing_ok=True)


def _write_lines(path: Path, lines: tuple[str, ...]) -> None:
    if lines:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    else:
        path.unlink(missing_ok=True)
