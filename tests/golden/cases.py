"""The golden cases: folders of declarations, each with one idea, and what must come of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tradegen.codecs import Codecs
from tradegen.project import Project, parse_project
from tradegen.source.findings import Findings
from tradegen.words import pascal_case

CASES: Final = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Case:
    """One folder below ``tests/cases``; every name of its packages follows from the folder's.

    It is a good case where ``expected`` (the emitted tree) is, a bad one where ``expected.txt`` (the lines
    it is refused with) is.
    """

    folder: Path

    @property
    def name(self) -> str:
        """The folder's name: ``rest_minimal``."""
        return self.folder.name

    @property
    def server(self) -> str:
        """Import name of the emitted server."""
        return f"{self.name}_api"

    @property
    def client(self) -> str:
        """Import name of the emitted Python client."""
        return f"{self.name}_client"

    @property
    def npm(self) -> str:
        """Name of the emitted npm package."""
        return self.client.replace("_", "-")

    @property
    def client_class(self) -> str:
        """Name of the whole client's class, in both languages."""
        return f"{pascal_case(self.name)}Client"

    @property
    def contracts_root(self) -> Path:
        """Folder that holds the contracts package, and other packages a case may bring along."""
        return self.folder / "contracts"

    @property
    def tree(self) -> Path:
        """The expected files of a good case."""
        return self.folder / "expected"

    @property
    def lines(self) -> Path:
        """The expected lines of a bad case."""
        return self.folder / "expected.txt"

    @property
    def warnings(self) -> Path:
        """The expected warnings of a good case; absent where there are none."""
        return self.folder / "warnings.txt"

    @property
    def type_tests(self) -> Path:
        """A hand-written TypeScript file of claims about the emitted types; not every case has one."""
        return self.folder / "types.ts"

    @property
    def has_codecs(self) -> bool:
        """Whether its TypeScript values are not those of the JSON, in which exchanges are planned."""
        return self.project().codecs != Codecs()

    def expected_lines(self) -> tuple[str, ...]:
        """The lines that must be printed: of a refusal, or warnings."""
        recorded = self.lines if self.lines.exists() else self.warnings
        return tuple(recorded.read_text(encoding="utf-8").splitlines()) if recorded.exists() else ()

    def config(self) -> str:
        """The text of its ``pyproject.toml``; ``settings.toml`` of the case adds to the table."""
        settings = self.folder / "settings.toml"
        lines = (
            "[tool.tradegen]",
            f'title = "{self.name.replace("_", " ").capitalize()}"',
            f'contracts = "contracts/{self.name}_contracts"',
            f'server = "{self.server}"',
            f'client = "{self.client}"',
            f'npm = "{self.npm}"',
            f'client_class = "{self.client_class}"',
            settings.read_text(encoding="utf-8") if settings.exists() else "",
        )
        return "\n".join(lines)

    def project(self) -> Project:
        """The project as its ``pyproject.toml`` says."""
        findings = Findings()
        project = parse_project(self.folder, self.config().encode(), findings)
        findings.raise_any()
        assert project is not None
        return project


def find_cases() -> tuple[Case, ...]:
    """Every case, sorted by name."""
    return tuple(Case(contracts.parent) for contracts in sorted(CASES.glob("*/contracts")))


def named_cases(names: list[str]) -> Iterator[Case]:
    """Yield the cases of these names; all where none is given."""
    known = {case.name: case for case in find_cases()}
    for name in names or known:
        if name not in known:
            raise SystemExit(f"no case named {name!r} in {CASES}")
        yield known[name]
