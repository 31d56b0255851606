"""Every word that a language or the runtime knows, as the name of everything: built and compiled, or refused."""

import keyword
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.golden.build import shared_processes
from tests.golden.tree import write_tree

from tradegen import reserved_words
from tradegen.diagnostics import Rejected
from tradegen.pipeline import Builder, Built
from tradegen.project import Project

ROOT: Final = Path(__file__).parents[2]
RUNTIME: Final = ROOT / "templates/tradegen_templates/typescript/src/runtime"
HEAD: Final = "module: words\nversion: v1\nservice: WordsService\n"
MODELS: Final = "from pydantic import BaseModel, Field\n\n\nclass Thing(BaseModel):\n    a: int\n"

Contract = tuple[str, str]
"""A route file and a model file."""


def words() -> list[str]:
    """Keywords of both languages, names the emitters know, and what the TypeScript runtime exports."""
    tables = (value for value in vars(reserved_words).values() if isinstance(value, frozenset | set | tuple))
    exported = (re.findall(r"export (?:class|function|const|interface|type) (\w+)", file.read_text()) for file in
                sorted(RUNTIME.glob("*.ts")))  # fmt: skip
    every = {*keyword.kwlist, *keyword.softkwlist, *(word for table in (*tables, *exported) for word in table)}
    return sorted(word for word in every if isinstance(word, str) and word.isidentifier())


def as_models(found: list[str]) -> Contract:
    """Each word as a class."""
    named = [word for word in found if not keyword.iskeyword(word) and word not in ("BaseModel", "Field")]
    classes = "".join(f"\n\nclass {word}(BaseModel):\n    b: int = 1\n" for word in named)
    routes = "".join(
        f"  take{index}:\n    post: /w{index}\n    body: words.{word}\n    response: words.{word}\n"
        for index, word in enumerate(named)
    )
    return f"{HEAD}routes:\n{routes}", f"from pydantic import BaseModel\n{classes}"


def as_fields(found: list[str]) -> Contract:
    """Each word as a member, as it is on the wire."""
    fields = "".join(f'    f{index}: int = Field(default=1, alias="{word}")\n' for index, word in enumerate(found))
    model = f"{MODELS}\n\nclass Words(BaseModel):\n{fields}"
    return f"{HEAD}routes:\n  take:\n    post: /w\n    body: words.Words\n    response: words.Words\n", model


def as_topics(found: list[str]) -> Contract:
    """Each word as a topic."""
    topics = "".join(f"  '{word}':\n    update: words.Thing\n" for word in found)
    return f"{HEAD}topics:\n{topics}", MODELS


def as_operations(found: list[str]) -> Contract:
    """Each word as an operation."""
    routes = "".join(
        f"  '{word}':\n    get: /w{index}\n    response: words.Thing\n" for index, word in enumerate(found)
    )
    return f"{HEAD}routes:\n{routes}", MODELS


def as_params(found: list[str]) -> Contract:
    """Each word as a query parameter."""
    query = "".join(f"      '{word}': int\n" for word in found)
    return f"{HEAD}routes:\n  take:\n    get: /w\n    query:\n{query}    response: words.Thing\n", MODELS


@pytest.mark.parametrize("spell", [as_models, as_fields, as_topics, as_operations, as_params])
def test_words_compile_or_are_refused(spell: Callable[[list[str]], Contract], tmp_path: Path) -> None:
    """What is accepted compiles in both languages; what is not is named by a diagnostic."""
    every = words()
    accepted, built = _accepted(every, spell, tmp_path)
    files = {file.path: file.content for file in built.files}
    write_tree(tmp_path / "generated", files)
    tsc = str(ROOT / "node_modules/typescript/bin/tsc")
    command = ["node", tsc, "--noEmit", "-p", str(tmp_path / "generated/typescript")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert len(accepted) > len(every) / 2
    assert ("", 0) == (done.stdout, done.returncode)
    assert [] == list(_broken(files))


def _broken(files: dict[str, bytes]) -> Iterator[str]:
    for path, content in files.items():
        if path.endswith(".py"):
            try:
                compile(content, path, "exec")
            except SyntaxError as error:
                yield f"{path}: {error}"


def _accepted(every: list[str], spell: Callable[[list[str]], Contract], root: Path) -> tuple[list[str], Built]:
    """Leave out what diagnostics name, until the rest is built."""
    with shared_processes():
        while True:
            try:
                return every, _build(spell(every), root)
            except Rejected as rejected:
                refused = {
                    word
                    for found in rejected.diagnostics
                    if found.severity == "error"
                    for word in re.findall(r"\w+", found.message)
                }
                kept = [word for word in every if word not in refused]
                assert len(kept) < len(every), rejected
                every = kept


def _build(contract: Contract, root: Path) -> Built:
    package = root / "contracts" / "words_contracts" / "words"
    package.mkdir(parents=True, exist_ok=True)
    package.joinpath("routes.yaml").write_text(contract[0], encoding="utf-8")
    package.joinpath("words.py").write_text(contract[1], encoding="utf-8")
    project = Project(root=root, contracts="contracts/words_contracts", client_class="WholeClient")
    with Builder(project) as builder:
        return builder.generate()
