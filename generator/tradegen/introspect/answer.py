"""A request answered: import the modules, read the names, say where everything stands."""

import sys
from collections.abc import Callable, Iterable, Iterator

from tradegen.diagnostics import Diagnostic
from tradegen.introspect.catalog import Catalog
from tradegen.introspect.confinement import confine
from tradegen.introspect.finish import Finisher
from tradegen.introspect.guard import Deed, Guard
from tradegen.introspect.import_graph import ImportGraph
from tradegen.introspect.importing import Failure, import_user_module
from tradegen.introspect.locate import Locator
from tradegen.introspect.project_files import ProjectFiles
from tradegen.introspect.reachable import concerns, reachable
from tradegen.introspect.reading import read_names
from tradegen.introspect.request import ImportedModule, MissingName, NamedType, Reply, Request
from tradegen.introspect.tellable import untellable
from tradegen.introspect.watch import Watch


def answer(request: Request, files: ProjectFiles, watch: Watch, on_module: Callable[[str], None]) -> Reply:
    """Everything ``request`` asks for; ``on_module`` hears each module's name before it is imported.

    Changes this process for good (import path, import statement, audit hook, rights): it must be the child.
    """
    graph = ImportGraph(files, watch.loading)
    guard = Guard(files, on_read=graph.record_read, on_compile=watch.compiling)
    sys.path[:0] = request.source_roots
    graph.install()
    guard.install()
    confine()
    failures: dict[str, Failure] = {}
    for module in dict.fromkeys(name.module for name in request.names):
        on_module(module)
        watch.memory.tighten()
        failure = import_user_module(module, files, guard, watch.memory)
        if failure is not None:
            failures[module] = failure
    catalog = Catalog()
    wanted = [name for name in request.names if name.module not in failures]
    read = read_names(wanted, catalog)
    catalog.findings.extend(untellable(catalog))
    found = tuple(name for name in read if isinstance(name, NamedType))
    missing = [name for name in read if isinstance(name, MissingName)]
    missing += [failures[name.module].missing(name) for name in request.names if name.module in failures]
    locator = Locator(files, catalog.classes)
    finisher = Finisher(request.contracts_root, locator)
    diagnostics = {
        *_relevant(request, found, catalog, locator),
        *_import_failures(failures.values()),
        *_side_effects(guard.deeds),
    }
    return Reply(
        models=tuple(finisher.model(model) for _, model in sorted(catalog.models.items())),
        enums=tuple(finisher.enum(declared) for _, declared in sorted(catalog.enums.items())),
        aliases=tuple(finisher.alias(alias) for _, alias in sorted(catalog.aliases.items()) if alias is not None),
        names=found,
        missing=tuple(missing),
        imported=tuple(
            ImportedModule(module, graph.files(module)) for module in sorted({name.module for name in wanted})
        ),
        diagnostics=tuple(sorted(diagnostics, key=lambda one: (one.span, one.slug, one.message))),
    )


def _relevant(request: Request, found: Iterable[NamedType], catalog: Catalog, locator: Locator) -> Iterator[Diagnostic]:
    """The findings about views that somebody uses."""
    seen = reachable(request.names, found, catalog)
    return (locator.diagnostic(finding) for finding in catalog.findings if concerns(finding, seen))


def _import_failures(failures: Iterable[Failure]) -> Iterator[Diagnostic]:
    return (told for failure in failures if (told := failure.diagnostic()) is not None)


def _side_effects(deeds: Iterable[Deed]) -> Iterator[Diagnostic]:
    """What user code tried and got over being refused."""
    for what, span in deeds:
        if span is not None:
            message = f"this line {what} while models are imported, which is refused"
            hint = "a model module must import without touching the outside"
            yield Diagnostic(span, message, "import-side-effect", hint, "warning")
