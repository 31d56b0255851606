"""Finds the ``pyproject.toml`` that describes a project, and reads it."""

import re
import tomllib
from pathlib import Path

from tradegen.project.project import CONFIG_FILE, Project
from tradegen.project.table import TableReader
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.source.text import MAX_SOURCE_BYTES, decode_text
from tradegen.span import Span


def load_project(start: Path) -> Project:
    """Return the project that ``start`` lies in: the nearest folder upwards whose config has ``[tool.tradegen]``.

    Raises:
        Rejected: no such table, TOML that cannot be read, or a key that is unknown or wrong.
    """
    findings = Findings()
    start = start.absolute()
    for folder in (start, *start.parents):
        project = _load_from(folder, findings)
        if project is not None:
            _check_path(folder, findings)
        findings.raise_any()
        if project is not None:
            return project
    findings.refuse(
        Span(CONFIG_FILE, 1, 1),
        "no-project",
        message="no [tool.tradegen] table in a pyproject.toml of this folder or above",
        hint="add the table, or run tradegen inside the project",
    )
    findings.raise_any()
    raise AssertionError("a finding was added above")


def _check_path(folder: Path, findings: Findings) -> None:
    """Refuse a folder whose name has no text: its bytes are not UTF-8, or the locale knows ASCII only."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        findings.refuse(
            Span(CONFIG_FILE, 1, 1),
            "unreadable-file",
            message=f"the path of its folder is not text in UTF-8: {quote(str(folder), 500)}",
            hint="rename the folder, or run in a UTF-8 locale (PYTHONUTF8=1)",
        )


def _load_from(folder: Path, findings: Findings) -> Project | None:
    try:
        with (folder / CONFIG_FILE).open("rb") as file:
            content = file.read(MAX_SOURCE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as trouble:
        message = f"cannot be read: {trouble.strerror}"
        findings.refuse(Span(CONFIG_FILE, 1, 1), "unreadable-file", message=message)
        return None
    return parse_project(folder, content, findings)


def parse_project(root: Path, content: bytes, findings: Findings) -> Project | None:
    """Return the project that ``content`` of its ``pyproject.toml`` describes; ``None`` without the table."""
    text = decode_text(CONFIG_FILE, content, findings)
    if text is None:
        return None
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        findings.refuse(_error_place(str(wrong)), "toml-syntax", message=_error_text(str(wrong)))
        return None
    tool = document.get("tool")
    table = tool.get("tradegen") if isinstance(tool, dict) else None
    if table is None:
        return None
    reader = TableReader(text, findings)
    if not isinstance(table, dict):
        findings.refuse(reader.place("tool", "tradegen"), "wrong-type", message="tool.tradegen must be a table")
        return None
    return reader.read(root, table)


def _error_place(text: str) -> Span:
    found = re.search(r"at line (\d+), column (\d+)", text)
    return Span(CONFIG_FILE, int(found[1]), int(found[2])) if found else Span(CONFIG_FILE, 1, 1)


def _error_text(text: str) -> str:
    return re.sub(r" \(at .*\)$", "", text).splitlines()[0]
