"""How much of an older version would be read as today's: what rests on the same files need not be imported twice."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tradegen.declare.declarations import module_name
from tradegen.declare.source_files import Sources, read_sources
from tradegen.diagnostics import Rejected
from tradegen.project import Project, load_project
from tradegen.source.model_file import ModelFile
from tradegen.source.models import parse_model

_MOST_STALE: Final = 0.25  # of the modules: beyond that two processes side by side are done sooner


def are_mostly_alike(new: Project, folder: Path) -> bool:
    """Whether the version in ``folder`` has the same files by name, and few modules rest on one with another content.

    A file more or less may decide an import that is only tried; then nothing is taken for the same.
    """
    try:
        old = load_project(folder)
        now, before = read_sources(new), read_sources(old)
    except Rejected:  # whoever reads it will say so
        return False
    if new.contracts != old.contracts or new.contract_imports or old.contract_imports:
        return False
    contents, former = _contents(now), _contents(before)
    if contents.keys() != former.keys():
        return False
    changed = {module_name(path, new) for path in contents if contents[path] != former[path]}
    models = [parse_model(path, content, module=module_name(path, new)) for path, content in contents.items()]
    return len(_stale(changed, models)) <= _MOST_STALE * len(models)


def _contents(sources: Sources) -> Mapping[str, bytes]:
    return {file.path: file.content for file in sources.models}


def _stale(changed: set[str], models: list[ModelFile]) -> set[str]:
    """The modules that changed, and those that import one of them, however far away."""
    stale = set(changed)
    while fresh := {one.module for one in models if one.module not in stale and stale.intersection(_needs(one))}:
        stale |= fresh
    return stale


def _needs(model_file: ModelFile) -> Iterator[str]:
    """The modules that a model file imports: packages around them, and what it takes out of a package."""
    names = [found.module for found in model_file.imports]
    names += [binding.target.replace(":", ".") for binding in model_file.bindings if binding.kind == "import"]
    for name in names:
        parts = name.split(".")
        yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))
