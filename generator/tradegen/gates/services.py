"""The gate ``services``: every configured service has the methods that its module needs, by mypy."""

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

from tradegen.gates.class_places import function_place, method_place
from tradegen.gates.mypy_cache import forget_edited
from tradegen.gates.processes import run_tool
from tradegen.gates.protocol_source import CheckModule, check_module
from tradegen.gates.site import Site
from tradegen.project import Service
from tradegen.report.finding import CannotCheck, Finding, Severity
from tradegen.span import Span

GATE: Final = "services"
_LINE: Final = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<col>\d+): (?P<kind>error|note): ?(?P<text>.*)")
_CLASS: Final = re.compile(r"[\w.]+")
_REVEALED: Final = re.compile(r'Revealed type is "(?P<type>.*)"')
_ABSENT: Final = re.compile(r"Cannot find implementation or library stub for module named .*")
_NAMELESS: Final = re.compile(r"Module has no attribute .*")
_CONFIG: Final = "mypy.ini"
_OPTIONS: Final = (
    f"--config-file={_CONFIG}",
    "--follow-imports=silent",
    "--no-sqlite-cache",
    "--explicit-package-bases",
    "--show-column-numbers",
    "--hide-error-context",
    "--no-color-output",
    "--no-error-summary",
    "--no-pretty",
)


class _Said(msgspec.Struct, frozen=True):
    """One line of mypy's about a check module."""

    line: int
    is_error: bool
    text: str


def services_findings(site: Site) -> Iterator[Finding]:
    """Yield each method that a service lacks or has otherwise, at its place in the user's file.

    Raises:
        CannotCheck: no service is configured, nothing was built, or mypy is not installed.
    """
    services = [service for service in site.project.services if service.module in site.modules]
    if not services:
        raise CannotCheck("no services in [tool.tradegen.services]")
    if find_spec("mypy") is None:
        raise CannotCheck("mypy is not installed; run: pip install mypy")
    folder = site.memory / "services"
    folder.mkdir(exist_ok=True)
    checks: dict[str, tuple[Service, CheckModule]] = {}
    for service in services:
        protocol = site.python / site.project.server / service.module / "service.py"
        made = check_module(protocol, service)
        path = folder / f"tradegen_check_{service.module}.py"
        if not path.exists() or path.read_text(encoding="utf-8") != made.text:
            path.write_text(made.text, encoding="utf-8")
        checks[path.name] = service, made
    (folder / _CONFIG).write_text(_config(services), encoding="utf-8")
    said = _ask_mypy(site, folder, list(checks))
    for name, (service, made) in checks.items():
        yield from _Judge(site, service, made, said[name]).findings()


def _config(services: Sequence[Service]) -> str:
    """Return a configuration by which mypy reads a service that is installed, though no ``py.typed`` says it may."""
    packages = sorted({service.factory.partition(":")[0].partition(".")[0] for service in services})
    return "[mypy]\n" + "".join(f"[mypy-{name},{name}.*]\nfollow_untyped_imports = True\n" for name in packages)


def _ask_mypy(site: Site, folder: Path, names: Sequence[str]) -> dict[str, list[_Said]]:
    """Return what mypy says of each check module; its cache below ``.tradegen/`` makes a repeat quick."""
    cache = site.memory / "mypy"
    forget_edited(cache, site.source_folders)
    finished = run_tool(
        [sys.executable, "-m", "mypy", *_OPTIONS, f"--cache-dir={cache}", *names],
        cwd=folder,
        environment={"MYPYPATH": ":".join(site.source_folders)},
    )
    said: dict[str, list[_Said]] = {name: [] for name in names}
    strangers: list[str] = []
    for line in finished.output.splitlines():
        match = _LINE.fullmatch(line)
        if match and match["file"] in said:
            said[match["file"]].append(_Said(int(match["line"]), match["kind"] == "error", match["text"]))
        elif ": error:" in line:
            strangers.append(line)
    if finished.code not in (0, 1) or (strangers and not any(said.values())):
        reason = (strangers or finished.output.strip().splitlines() or [f"exit status {finished.code}"])[0]
        raise CannotCheck(f"mypy failed: {reason[:300]}")
    return said


class _Judge:
    """Turns what mypy says of one check module into findings at the user's places."""

    def __init__(self, site: Site, service: Service, made: CheckModule, said: Sequence[_Said]) -> None:
        self._site, self._service, self._made, self._said = site, service, made, said
        revealed = [match for one in said if (match := _REVEALED.fullmatch(one.text))]
        self._type = revealed[0]["type"] if revealed else ""

    def findings(self) -> Iterator[Finding]:
        head = [one for one in self._said if one.is_error and one.line not in self._made.methods]
        if head:
            yield self._wrong_factory(_without_code(head[0].text))
        elif self._type in ("Any", ""):
            message = f"{self._service.factory} does not say what it returns, so its methods cannot be checked"
            place = self._factory_place()
            hint = "annotate what it returns"
            yield self._finding(place, message, slug="untyped-service", hint=hint, severity="warning")
        else:
            for method in dict.fromkeys(self._made.methods[one.line] for one in self._said if self._is_about(one)):
                yield self._method(method)

    def _wrong_factory(self, said: str) -> Finding:
        module, _, factory = self._service.factory.partition(":")
        hint = ""
        if _ABSENT.fullmatch(said):
            said = f"there is no module {module}"
            hint = f"write {module.replace('.', '/')}.py, or correct the name"
        elif _NAMELESS.fullmatch(said):
            said = f"{module} has no {factory}"
            hint = f"write def {factory}(context: ServiceContext), which makes the service"
        return self._finding(self._service.span, said, slug="wrong-factory", hint=hint)

    def _is_about(self, said: _Said) -> bool:
        return said.is_error and said.line in self._made.methods

    def _method(self, method: str) -> Finding:
        notes = [one.text.strip() for one in self._said if self._made.methods.get(one.line) == method]
        name = self._type.rpartition(".")[2]
        place = method_place(self._type, method, self._site.source_folders, self._site.project.root)
        expected, got = _after("Expected:", notes), _after("Got:", notes)
        is_missing = len(notes) == 1 and _CLASS.fullmatch(self._type)  # mypy explains a misfit, and no absence
        if is_missing:
            message = f"{name} has no method {method}, which module {self._service.module} needs"
        elif expected and got:
            message = f"{name}.{method} does not fit: expected {expected}, got {got}"
        else:
            message = f"{name}.{method} does not fit: {_without_code(notes[0])}"
        protocol = f"{self._site.project.server}/{self._service.module}/service.py"
        hint = f"write it as in {self._site.project.output}/python/{protocol}"
        return self._finding(
            place or self._factory_place(),
            message,
            slug="service-lacks-method" if is_missing else "service-differs",
            hint=hint,
        )

    def _factory_place(self) -> Span:
        folders, root = self._site.source_folders, self._site.project.root
        return function_place(self._service.factory, folders, root) or self._service.span

    def _finding(
        self, place: Span, message: str, *, slug: str, hint: str = "", severity: Severity = "error"
    ) -> Finding:
        return Finding(
            file=place.file,
            line=place.line,
            col=place.col,
            severity=severity,
            message=message,
            slug=slug,
            hint=hint,
            gate=GATE,
        )


def _after(word: str, notes: Sequence[str]) -> str:
    """Return the note that follows the note ``word``."""
    return next((after for note, after in pairwise(notes) if note == word), "")


def _without_code(text: str) -> str:
    return re.sub(r"\s+\[[a-z-]+\]$", "", text)
