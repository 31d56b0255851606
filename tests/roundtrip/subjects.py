"""What the law is proven for: the trading contracts, every golden case, and every row of Pydantic's edge cases."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.golden.build import shared_processes
from tests.golden.cases import find_cases
from tests.introspect.rows import PROJECT, introspect_rows, row_modules

from tradegen.emit.files import File
from tradegen.introspect.process import Introspector
from tradegen.introspect.request import NameRequest, Request
from tradegen.ir import Api
from tradegen.pipeline import Builder
from tradegen.project import Project, load_project
from tradegen.views.directions import Views, decide_views
from tradegen.words import camel_case

ROOT = Path(__file__).parents[2]
NAMESAKES = "rows.sub.twins"
"""A row about two classes of one name: they cannot be in one API."""
REFUSED = ("rows.custom", "rows.not_json")
"""Rows of which nothing can be used."""


@dataclass(frozen=True)
class Subject:
    """One project, and what is emitted for it."""

    name: str
    project: Project
    api: Api
    views: Views
    files: tuple[File, ...]


@dataclass(frozen=True)
class Verdict:
    """What becomes of one row: the names that can be used, and the lines that the others are refused with."""

    module: str
    accepted: tuple[str, ...]
    refused: tuple[str, ...]


def subject_names() -> list[str]:
    """The names of all subjects."""
    rows = (f"row_{_flat(module)}" for module in row_modules() if module not in (NAMESAKES, *REFUSED))
    return ["trading", *(case.name for case in find_cases() if case.tree.exists()), *rows]


def build_subjects(folder: Path) -> Iterator[Subject]:
    """Build everything; projects made for the rows are written below ``folder``."""
    with shared_processes():
        yield _built("trading", load_project(ROOT))
        for case in find_cases():
            if case.tree.exists():
                yield _built(case.name, case.project())
        for verdict in row_verdicts():
            if verdict.accepted and verdict.module != NAMESAKES:
                yield _built(f"row_{_flat(verdict.module)}", _row_project(folder, verdict))


def row_verdicts() -> tuple[Verdict, ...]:
    """Judge every name of every row alone."""
    named: dict[str, list[str]] = {module: [] for module in row_modules()}
    for found in introspect_rows().names:
        named[found.module].append(found.attr)
    with Introspector(warm=True) as introspector:
        return tuple(_verdict(module, names, introspector) for module, names in named.items())


def _verdict(module: str, names: list[str], introspector: Introspector) -> Verdict:
    refused: list[str] = []
    accepted: list[str] = []
    for name in names:
        reply = introspector.introspect(
            Request(str(PROJECT), str(PROJECT / "rows"), (str(PROJECT),), (NameRequest(module, name),))
        )
        errors = [found for found in reply.diagnostics if found.severity == "error"]
        (refused if errors else accepted).append(name)
    return Verdict(module, tuple(accepted), tuple(refused))


def _row_project(folder: Path, verdict: Verdict) -> Project:
    """A project of one row, with an operation that takes and answers each of its names."""
    name = f"row_{_flat(verdict.module)}"
    root = folder / name
    contracts = root / "contracts"
    package = contracts / f"{name}_contracts" / "row"
    package.mkdir(parents=True, exist_ok=True)
    shutil.copytree(PROJECT / "rows", root / "rows", dirs_exist_ok=True)
    lines = ["module: row", "version: v1", "service: RowService", "routes:"]
    for one in verdict.accepted:
        operation = camel_case(f"take_{one}")
        use = f"'{verdict.module}:{one}'"
        lines += [f"  {operation}:", f"    post: /{one}", f"    body: {use}", f"    response: {use}"]
    (package / "routes.yaml").write_text("\n".join(lines), encoding="utf-8")
    return Project(
        root=root,
        contracts=f"contracts/{name}_contracts",
        server=f"{name}_api",
        client=f"{name}_client",
        npm=name.replace("_", "-"),
    )


def _built(name: str, project: Project) -> Subject:
    with Builder(project) as builder:
        built = builder.generate()
    return Subject(name, project, built.api, decide_views(built.api), built.files)


def _flat(module: str) -> str:
    return module.removeprefix("rows.").replace(".", "_")
