"""The first half of the pipeline: read, parse, introspect, resolve.

Before: a project on disk. After: what it declares, and what that rests on.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from tradegen.declare.declarations import CheckedModules, declare
from tradegen.declare.source_files import Sources, read_sources
from tradegen.introspect.request import Reply, Request
from tradegen.ir import Api
from tradegen.project import Project
from tradegen.resolve.api import resolve
from tradegen.resolve.memory import ResolveMemory
from tradegen.resolve.request import introspection_request


class FrontMemory:
    """What these stages keep between two builds of one project in one process."""

    def __init__(self) -> None:
        self.checked = CheckedModules()
        self.resolved = ResolveMemory()


class Understood(msgspec.Struct, frozen=True):
    """What a project declares, with the sources and the reply that say so."""

    api: Api
    sources: Sources
    reply: Reply

    def files(self, project: Project) -> tuple[Path, ...]:
        """Return every file of the project that the answer rests on: declarations, models and what they import."""
        declared = [file.path for file in (*self.sources.routes, *self.sources.models)]
        imported = [path for module in self.reply.imported for path in module.files]
        return tuple(project.path(path) for path in sorted({project.config, *declared, *imported}))


def understand(
    project: Project,
    introspect: Callable[[Request], Reply],
    *,
    memory: FrontMemory | None = None,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Understood:
    """Return what the project at hand declares; ``introspect`` imports its models elsewhere.

    ``memory`` is kept for a further call.

    Raises:
        Rejected: the declarations cannot be built; carries every finding of the first stage that has any.
    """
    on_stage("reading")
    sources = read_sources(project)
    memory = memory or FrontMemory()
    declarations = declare(sources, project, memory.checked)
    on_stage("importing the models")
    reply = introspect(introspection_request(declarations, project))
    on_stage("resolving")
    api = resolve(declarations, reply, project, memory.resolved, record=sources.record)
    return Understood(api=api, sources=sources, reply=reply)
