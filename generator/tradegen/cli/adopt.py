"""``tradegen adopt``: write route files for routers that were declared in Python; nothing is overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import typer

from tradegen.adopt.modules import Choices, as_module
from tradegen.adopt.reading import package_of, read_routers
from tradegen.adopt.writing import Adopted, route_file
from tradegen.declare.module import declare_module
from tradegen.declare.type_expression import Scope
from tradegen.diagnostics import Diagnostic
from tradegen.project import Project, load_project
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span

FINDINGS = 1
TROUBLE = 2


def run_adopt(start: Path, files: Sequence[Path], *, module: str, version: str, routes: Sequence[str]) -> int:
    """Write a route file for each of ``files`` below the contracts of the project; return the exit code.

    Raises:
        Rejected: there is no project, or its table is wrong.
    """
    project = load_project(start.resolve())
    named = dict(part.partition("=")[::2] for part in routes)
    if not all(named.values()):
        typer.echo("tradegen: error: --route takes ALIAS=NAME, such as OrderWsRouter=orders", err=True)
        return TROUBLE
    findings = Findings()
    planned = _plan(project, files, Choices(module=module, version=version, routes=named), findings)
    found = sorted(dict.fromkeys(findings.as_tuple()), key=lambda each: (each.span, each.slug, each.message))
    for diagnostic in found:
        typer.echo(str(diagnostic), err=True)
    if any(diagnostic.severity == "error" for diagnostic in found):
        typer.echo("nothing written", err=True)
        return FINDINGS
    _write(project, planned)
    return 0


def _plan(project: Project, files: Iterable[Path], choices: Choices, findings: Findings) -> Mapping[str, str]:
    """Return the text of each route file by its path in the project."""
    planned: dict[str, str] = {}
    for file in files:
        told = _told(file, project)
        read = read_routers(told, file.read_bytes(), package=package_of(file))
        findings.extend(read.findings)
        module = as_module(read, choices, findings)
        if module is None:
            continue
        path = f"{project.contracts}/{module.name}/routes.yaml"
        _check_new(project.path(path), path, Span(told, 1, 1), planned, findings)
        planned[path] = route_file(module, package=project.contracts_package)
        findings.extend(_mistakes(project, path, planned[path], module))
    return planned


def _told(file: Path, project: Project) -> str:
    """Return the path of ``file`` as diagnostics tell it."""
    absolute = file.absolute()
    return absolute.relative_to(project.root).as_posix() if absolute.is_relative_to(project.root) else str(file)


def _check_new(target: Path, path: str, span: Span, planned: Mapping[str, str], findings: Findings) -> None:
    if path in planned or target.exists():
        whose = "another of the files becomes it too" if path in planned else "it is there already"
        message = f"{path} would be overwritten: {whose}"
        hint = "say --module NAME for another one, or move the topics over by hand"
        findings.refuse(span, "file-exists", message=message, hint=hint)


def _mistakes(project: Project, path: str, text: str, module: Adopted) -> Iterable[Diagnostic]:
    """Yield what the front end says of a route file before it is written."""
    scope = Scope(package=project.contracts_package, domain=module.name, modules=_model_files(project))
    return declare_module(path, text.encode(), scope=scope).findings


def _model_files(project: Project) -> frozenset[str]:
    root = project.path(project.contracts)
    files = (file.relative_to(root).with_suffix("").parts for file in root.rglob("*.py"))
    return frozenset(".".join(part for part in parts if part != "__init__") for parts in files)


def _write(project: Project, planned: Mapping[str, str]) -> None:
    for path, text in planned.items():
        target = project.path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        for folder in (target.parent, project.path(project.contracts)):
            (folder / "__init__.py").touch()
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
        count = text.count("    update:")
        typer.echo(f"{path}: {quote(path.split('/')[-2])} with {count} topic{'' if count == 1 else 's'}")
