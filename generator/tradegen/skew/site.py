"""One version, built into a folder of its own that goes when it is done with."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from tradegen.codecs import Codecs
from tradegen.emit.names import python_name
from tradegen.emit.server.names import hook_name, module_names, source_name
from tradegen.ir import PUBLIC, Api, Module
from tradegen.pipeline import Builder
from tradegen.project import Project
from tradegen.skew.messages import Method, ServedModule, ServerJob
from tradegen.skew.values import Values
from tradegen.views.graph import declared


class BuiltVersion(msgspec.Struct, frozen=True, eq=False):
    """What a version declares, and where its generated code stands."""

    project: Project
    api: Api
    output: Path

    @property
    def server_path(self) -> tuple[str, ...]:
        """Folders that its server imports from; a version without its own sources uses what is installed."""
        folders = (self.output / "python", self.project.contracts_root, self.project.root)
        return tuple(map(str, folders))

    @property
    def client_path(self) -> tuple[str, ...]:
        """Folders that its Python client imports from: the client stands alone."""
        return (str(self.output / "python"),)

    def server_job(self, log: Path) -> ServerJob:
        """Return how to serve it, with services that answer values of its own types."""
        modules = tuple(_served(module, self.project.server, self.api) for module in self.api.modules)
        return ServerJob(path=self.server_path, package=self.project.server, modules=modules, log=str(log))


def build_version(project: Project, output: Path, on_stage: Callable[[str], None]) -> BuiltVersion:
    """Build ``project`` below ``output``; TypeScript without codecs, so that its values are those of the wire.

    Raises:
        Rejected: its declarations cannot be built.
    """
    with Builder(msgspec.structs.replace(project, codecs=Codecs()), on_stage=on_stage) as builder:
        built = builder.generate()
    for file in built.files:
        target = output / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return BuiltVersion(project, built.api, output)


def _served(module: Module, package: str, api: Api) -> ServedModule:
    names = module_names(module, package)
    values = Values(declared(api), "in")
    operations = (
        Method(str(python_name(route.operation_id)), is_stream=False, answers=values.of_use(route.response))
        for route in module.routes
    )
    streams = (
        Method(str(source_name(topic)), is_stream=True, answers=values.of(topic.update.in_type))
        for topic in module.topics
    )
    closed = [route.operation_id for route in module.routes if route.access != PUBLIC]
    closed += [topic.name for topic in module.topics if topic.access != PUBLIC]
    return ServedModule(
        name=module.name,
        protocol=f"{names.dotted}.service:{names.service}",
        methods=(*operations, *streams),
        hooks=tuple(str(hook_name(name)) for name in closed),
    )
