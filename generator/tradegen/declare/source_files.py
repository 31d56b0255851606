"""Reads the project's source files: the only function of the front that touches the disk besides the config."""

import os
from collections.abc import Iterator

import msgspec

from tradegen.project import Project
from tradegen.source.findings import Findings
from tradegen.source.text import MAX_SOURCE_BYTES
from tradegen.span import Span

ROUTE_FILE = "routes.yaml"
_MISNAMED = "routes.yml"


class SourceFile(msgspec.Struct, frozen=True):
    """One file: its path relative to the project root, with forward slashes, and its bytes."""

    path: str
    content: bytes


class Sources(msgspec.Struct, frozen=True):
    """Everything a build reads; routes and models are sorted by path."""

    routes: tuple[SourceFile, ...]
    models: tuple[SourceFile, ...]
    record: SourceFile | None = None  # the public names that the last build recorded


def read_sources(project: Project) -> Sources:
    """Return ``<contracts>/*/routes.yaml`` and every Python file of the contracts package.

    Raises:
        Rejected: no contracts folder, no route file, a file that cannot be read or is larger than 1 MiB.
    """
    findings = Findings()
    if not project.path(project.contracts).is_dir():
        message = f'the contracts folder "{project.contracts}" does not exist'
        hint = 'create it, or set "contracts" in [tool.tradegen]'
        findings.refuse(project.contracts_span, "missing-folder", message=message, hint=hint)
        findings.raise_any()
    routes: list[SourceFile] = []
    models: list[SourceFile] = []
    for path in sorted(_walk(project, project.contracts)):
        folder, _, name = path.rpartition("/")
        is_domain = folder.count("/") == project.contracts.count("/") + 1
        if name == ROUTE_FILE and is_domain:
            routes.extend(_read(project, path, findings))
        elif name == _MISNAMED and is_domain:
            message, hint = f"{_MISNAMED} is not read", f"rename it to {ROUTE_FILE}"
            findings.refuse(Span(path, 1, 1), "misnamed-file", message=message, hint=hint)
        elif name.endswith(".py"):
            models.extend(_read(project, path, findings))
    record = tuple(_read(project, project.record, findings)) if project.path(project.record).exists() else ()
    if not routes and not findings:
        message = f"no {project.contracts}/<domain>/{ROUTE_FILE}"
        hint = "declare a module in one"
        findings.refuse(project.contracts_span, "missing-file", message=message, hint=hint)
    findings.raise_any()
    return Sources(routes=tuple(routes), models=tuple(models), record=record[0] if record else None)


def _walk(project: Project, folder: str) -> Iterator[str]:
    with os.scandir(project.path(folder)) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(project, path)
            elif entry.name.endswith((".py", ROUTE_FILE, _MISNAMED)):
                yield path


def _read(project: Project, path: str, findings: Findings) -> Iterator[SourceFile]:
    """Yield the file, or nothing after adding a finding."""
    target = project.path(path)
    try:
        if not target.is_file():  # a device or pipe would never end
            findings.refuse(Span(path, 1, 1), "unreadable-file", message="this is not a regular file")
            return
        with target.open("rb") as file:
            content = file.read(MAX_SOURCE_BYTES + 1)
    except OSError as trouble:
        message = f"cannot be read: {trouble.strerror}"
        findings.refuse(Span(path, 1, 1), "unreadable-file", message=message)
        return
    if len(content) > MAX_SOURCE_BYTES:
        message = f"the file is larger than {MAX_SOURCE_BYTES >> 20} MiB"
        findings.refuse(Span(path, 1, 1), "too-large", message=message, hint="split it")
        return
    yield SourceFile(path=path, content=content)
