"""The order of the stages: the front (read, parse, introspect, resolve), then emit.

Before: a project on disk. After: every file that follows from it, in memory, and what they rest on.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from tradegen.diagnostics import Diagnostic, Rejected
from tradegen.emit.files import File
from tradegen.emit.git_files import GIT_ATTRIBUTES, GIT_IGNORE
from tradegen.emit.python_client.package import client_files
from tradegen.emit.python_models.package import PythonModels
from tradegen.emit.python_models.worker import ModelWorker
from tradegen.emit.render import Renderer
from tradegen.emit.server.package import ModuleDocuments, server_files
from tradegen.emit.specs import SpecsEmitter
from tradegen.emit.typescript.codec_warnings import codec_warnings
from tradegen.emit.typescript.package import typescript_files
from tradegen.front import FrontMemory, understand
from tradegen.introspect.limits import Limits
from tradegen.introspect.memory import IntrospectionMemory
from tradegen.introspect.process import Introspector
from tradegen.ir import Api
from tradegen.output.currency import Watch, take_note
from tradegen.output.manifest import MANIFEST_NAME
from tradegen.project import Project
from tradegen.views.collisions import name_collisions
from tradegen.views.directions import Views, decide_views


class Built(msgspec.Struct, frozen=True):
    """What follows from the declarations: their meaning, the files, the warnings, and the sources of it all."""

    project: Project
    api: Api
    files: tuple[File, ...]
    warnings: tuple[Diagnostic, ...]
    sources: tuple[Path, ...]

    def remember(self, root: Path, *, seen: Watch | None = None) -> None:
        """Note that the tree below ``root`` is current, so that the next build can see it at once.

        ``seen``: what the declarations looked like before they were read. Where one was changed meanwhile,
        nothing is noted, and the next build reads it again.
        """
        if seen is not None and not all(map(seen.saw, self.sources)):
            return
        contracts = self.project.path(self.project.contracts)
        written = [root / file.path for file in self.files]
        take_note(
            self.project.root,
            folders=sorted({contracts, *(path.parent for path in self.sources if contracts in path.parents)}),
            paths=[*self.sources, *written, root / MANIFEST_NAME],
            warnings=self.warnings,
            seen=seen,
        )


class Builder:
    """The stages with everything that is worth keeping warm between two builds of one project.

    The child that imports the models and the worker that generates Python models start at once, while the
    declarations are read. With ``warm`` they stay for further calls of :meth:`generate`.
    """

    def __init__(
        self,
        project: Project,
        *,
        warm: bool = False,
        on_stage: Callable[[str], None] = lambda stage: None,
    ) -> None:
        self._project = project
        self._on_stage = on_stage
        self._stack = ExitStack()
        worker = self._stack.enter_context(ModelWorker())
        introspector = self._stack.enter_context(Introspector(warm=warm, limits=Limits.times(project.import_patience)))
        self._introspect = IntrospectionMemory(introspector).introspect if warm else introspector.introspect
        self._renderer = Renderer()
        self._views: Views | None = None
        self._front = FrontMemory()
        self._specs = SpecsEmitter()
        self._models = PythonModels(worker, self._renderer, package=project.client)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def generate(self) -> Built:
        """Run every stage up to the files.

        Raises:
            Rejected: the declarations cannot be built; carries every finding.
        """
        project = self._project
        understood = understand(project, self._introspect, memory=self._front, on_stage=self._on_stage)
        self._on_stage("generating")
        views = self._views = self._decide_views(understood.api)
        files = tuple(self._emit(understood.api, views))
        warnings = (
            *(found for found in understood.reply.diagnostics if found.severity == "warning"),
            *codec_warnings(understood.api, views),
        )
        return Built(project, understood.api, files, warnings, understood.files(project))

    def _decide_views(self, api: Api) -> Views:
        views = decide_views(api, self._views, self._project.codecs)
        if self._views is not None and views.names_as(self._views):
            return views
        collisions = name_collisions(api, views)
        if collisions:
            raise Rejected(collisions)
        return views

    def _emit(self, api: Api, views: Views) -> Iterator[File]:
        """Yield every file; the worker answers while the other targets are rendered."""
        project, renderer = self._project, self._renderer
        self._models.submit(api, views)
        specs = self._specs.emit(api, views)
        yield from specs.files
        yield from server_files(
            api,
            views,
            renderer,
            package=project.server,
            contracts_package=project.contracts_package,
            factories={service.module: service.factory for service in project.services},
            documents={
                name: ModuleDocuments(openapi=module.openapi_bytes, asyncapi=module.asyncapi_bytes)
                for name, module in specs.modules.items()
            },
        )
        yield from typescript_files(api, views, project, renderer)
        yield from client_files(api, views, renderer, package=project.client, class_name=project.client_class)
        yield from self._models.files()
        yield GIT_ATTRIBUTES
        yield GIT_IGNORE
