"""Projects made of a package's models: an operation takes and answers each."""

import re
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.corpus.models import classes_within
from tests.golden.build import shared_processes
from tests.golden.tree import write_tree

from tradegen.diagnostics import Diagnostic, Rejected
from tradegen.pipeline import Builder
from tradegen.project import Project

CHUNK: Final = 300
"""Models of one project: names must be unique in it."""
_GIVEN: Final = re.compile(r'names: \{(\w+): "([^"]+)"\}')
ROUTES: Final = "contracts/corpus_contracts/corpus/routes.yaml"
MOST_CRASHES: Final = 3
"""Of one project, before the rest of it is given up."""


@dataclass(frozen=True)
class Refusal:
    """One diagnostic."""

    found: Diagnostic

    @property
    def slug(self) -> str:
        """Its kind."""
        return self.found.slug

    @property
    def hint(self) -> str:
        """What to write instead."""
        return self.found.hint

    @property
    def has_place(self) -> bool:
        """Whether it names a statement, not only the top of a file."""
        return (self.found.span.line, self.found.span.col) > (1, 1)

    def __str__(self) -> str:
        return str(self.found)


@dataclass
class Outcome:
    """What became of one project."""

    root: Path
    accepted: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)


def build_in_chunks(package: str, models: list[str], folder: Path) -> list[Outcome]:
    """Build projects of some models each, leaving out what is refused until the rest is built."""
    with shared_processes():
        chunks = [models[start : start + CHUNK] for start in range(0, len(models), CHUNK)]
        return [_build(chunk, folder / f"chunk{index}") for index, chunk in enumerate(chunks)]


def _build(models: list[str], root: Path) -> Outcome:
    outcome = Outcome(root)
    while models and len(outcome.crashes) < MOST_CRASHES:
        trial = Outcome(root, names=outcome.names)
        if _generate(models, root, trial):
            outcome.accepted = models
            break
        if _take_names(trial, outcome):
            continue
        outcome.refused += [refusal for refusal in trial.refused if refusal not in outcome.refused]
        outcome.crashes += trial.crashes
        models = _without_refused(models, trial)
    return outcome


def _take_names(trial: Outcome, outcome: Outcome) -> bool:
    """Do as the hints about names say; false where there is none that helps."""
    unused = {refusal.found.message.split('"')[1] for refusal in trial.refused if refusal.slug == "unused-name"}
    kept = {name: ref for name, ref in outcome.names.items() if ref not in unused}
    given = (_GIVEN.search(refusal.hint) for refusal in trial.refused if refusal.slug == "name-collision")
    found = {match[1]: match[2] for match in given if match is not None}
    new = {name: ref for name, ref in found.items() if name not in outcome.names}
    changed = bool(new) or len(kept) < len(outcome.names)
    outcome.names = {name: ref for name, ref in kept.items() if ref not in new.values()} | new
    return changed


def _without_refused(models: list[str], trial: Outcome) -> list[str]:
    """Leave out every model that a diagnostic names, or that holds a class it names; at least one."""
    named = {word for refusal in trial.refused for word in re.findall(r"[A-Za-z_]\w+", refusal.found.message)}
    lines = {refusal.found.span.line for refusal in trial.refused if refusal.found.span.file.endswith(ROUTES)}
    text = (trial.root / ROUTES).read_text(encoding="utf-8").splitlines()
    written = {text[line - 1].partition("'")[2].rstrip("'") for line in lines}
    kept = [model for model in models if model not in written and not classes_within(model) & named]
    return kept if len(kept) < len(models) else models[:-1]


def _generate(models: list[str], root: Path, outcome: Outcome) -> bool:
    project = _project(models, root, outcome.names)
    try:
        with Builder(project) as builder:
            files = builder.generate().files
    except Rejected as rejected:
        outcome.refused += [Refusal(found) for found in rejected.diagnostics if found.severity == "error"]
        return False
    except Exception:
        outcome.crashes.append(f"{models[:3]} …: {traceback.format_exc(limit=-4)}")
        return False
    write_tree(root / "generated", {file.path: file.content for file in files})
    return True


def _project(models: list[str], root: Path, names: dict[str, str]) -> Project:
    routes = root / ROUTES
    routes.parent.mkdir(parents=True, exist_ok=True)
    lines = ["module: corpus", "version: v1", "service: CorpusService"]
    lines += ["names:", *(f"  {name}: '{ref}'" for name, ref in names.items())] if names else []
    lines += ["routes:"]
    for index, model in enumerate(models):
        lines += [f"  take{index}:", f"    post: /m{index}", f"    body: '{model}'", f"    response: '{model}'"]
    routes.write_text("\n".join(lines), encoding="utf-8")
    return Project(
        root=root,
        contracts="contracts/corpus_contracts",
        server="corpus_api",
        client="corpus_client",
        npm="corpus-client",
        client_class="WholeClient",
    )
