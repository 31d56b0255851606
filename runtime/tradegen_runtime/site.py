"""What a running application serves: facts for its documents, health routes and pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServedModule:
    """One served module; ``package`` holds its documents, ``ws_path`` is None where it has no topics."""

    name: str
    version: str
    title: str
    base: str
    ws_path: str | None
    package: str


@dataclass(frozen=True, slots=True)
class Site:
    """The served modules, in declared order, and the name of the API."""

    title: str
    version: str
    modules: tuple[ServedModule, ...]

    @property
    def versions(self) -> tuple[str, ...]:
        """API versions that are served, as ``v1``, in declared order."""
        return tuple(dict.fromkeys(module.version for module in self.modules))

    def of_version(self, version: str) -> tuple[ServedModule, ...]:
        """Return the modules of one API version."""
        return tuple(module for module in self.modules if module.version == version)


def openapi_url(version: str, module: str | None = None) -> str:
    """Return where the OpenAPI document of a module, or of all modules of a version, is served."""
    return f"{_root(version, module)}/openapi.json"


def asyncapi_url(version: str, module: str | None = None) -> str:
    """Return where the AsyncAPI document of a module, or of all modules of a version, is served."""
    return f"{_root(version, module)}/ws/asyncapi.json"


def combined_ws_path(version: str) -> str:
    """Return the live endpoint that serves the topics of all modules of a version."""
    return f"/api/{version}/ws"


def _root(version: str, module: str | None) -> str:
    return f"/api/{version}" if module is None else f"/api/{version}/{module}"
