"""The generated tree a check looks at: where its parts are and what its documents say."""

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from tradegen.output.memory import make_memory
from tradegen.project import Project
from tradegen.report.finding import CannotCheck, Finding
from tradegen_runtime.documents import JsonObject, section

BUILD = "run: tradegen build"


class Site:
    """The output of one project as it is on disk."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.output = project.path(project.output)

    @property
    def python(self) -> Path:
        """The folder of the generated Python packages."""
        return self.output / "python"

    @property
    def typescript(self) -> Path:
        """The generated npm package."""
        return self.output / "typescript"

    @property
    def memory(self) -> Path:
        """Where checks keep what makes the next one quick; it belongs to this checkout alone."""
        return make_memory(self.project.root, "check")

    @property
    def source_folders(self) -> tuple[str, ...]:
        """Folders that the app imports from: generated packages, contracts, the user's services."""
        return tuple(map(str, (self.python, self.project.contracts_root, self.project.root)))

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The generated server's modules.

        Raises:
            CannotCheck: nothing was built yet.
        """
        found = sorted(path.parent.name for path in (self.python / self.project.server).glob("*/module.py"))
        if not found:
            raise CannotCheck(f"{self.project.output}/python/{self.project.server} was not built yet; {BUILD}")
        return tuple(found)

    def document(self, module: str, name: str) -> JsonObject:
        """Return a document of a module's package; empty where it has none."""
        try:
            loaded: JsonObject = json.loads((self.python / self.project.server / module / name).read_bytes())
        except FileNotFoundError:
            return {}
        except ValueError:
            raise CannotCheck(f"{self.where(module, name)} is not JSON; {BUILD}") from None
        return loaded if isinstance(loaded, Mapping) else {}

    def components(self) -> dict[str, JsonObject]:
        """Return the schemas of every module's documents by name, those of REST first."""
        found: dict[str, JsonObject] = {}
        for name in ("asyncapi.json", "openapi.json"):
            for module in self.modules:
                schemas = section(section(self.document(module, name), "components"), "schemas")
                found |= {key: value for key, value in schemas.items() if isinstance(value, Mapping)}
        return found

    def where(self, module: str, name: str) -> str:
        """Return the path of a module's document, relative to the project."""
        return f"{self.project.output}/python/{self.project.server}/{module}/{name}"

    def finding(self, gate: str, file: str, *, message: str, slug: str, hint: str = BUILD) -> Finding:
        """Return a finding about a generated file."""
        return Finding(file=file, message=message, slug=slug, hint=hint, gate=gate)
