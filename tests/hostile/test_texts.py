"""Whatever a text says, the code that is generated around it is the same, literals apart.

``HOSTILE_TEXTS`` sets how many texts go through every sink; ``make soak`` takes 5,000.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.hostile.sinks import NAMES, filled, number_of, write_project
from tests.hostile.texts import hostile_text
from tests.hostile.trees import TypeScriptTrees
from tests.hostile.workshop import Workshop, workshop

COUNT = int(os.environ.get("HOSTILE_TEXTS", "150"))
BATCH = 50


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The project with sinks for one batch."""
    root = tmp_path_factory.mktemp("sinks")
    write_project(root, BATCH)
    with workshop(root) as opened:
        yield opened


@pytest.fixture(scope="module")
def trees() -> Iterator[TypeScriptTrees]:
    """The parser of TypeScript."""
    with TypeScriptTrees() as parser:
        yield parser


def harmless(text: str) -> str:
    """Return words of which as much is left as of ``text`` where blanks say nothing."""
    return "harmless words" if text.strip() else " "


def test_hostile_texts_change_no_code(bench: Workshop, trees: TypeScriptTrees) -> None:
    """The syntax tree of every file equals that for harmless words; a text that is refused is told with its place."""
    refused: Counter[str] = Counter()
    for first in range(0, COUNT, BATCH):
        texts = [hostile_text(seed) for seed in range(first, first + BATCH)]
        output = settle(bench, texts, refused)
        plain = bench.build(filled([harmless(text) for text in texts]))
        assert isinstance(plain, dict), plain
        assert shapes(trees, plain) == shapes(trees, output), f"texts {first} to {first + BATCH}"
    print(f"{COUNT} texts through every sink; refused: {dict(refused)}")
    assert refused.total() < COUNT / 2, refused  # Pydantic refuses half a character, twice a text


def settle(bench: Workshop, texts: list[str], refused: Counter[str]) -> dict[str, bytes]:
    """Build these texts; those that are refused, each at its own place, are replaced by harmless ones."""
    for _ in texts:
        files = filled(texts)
        output = bench.build(files)
        if isinstance(output, dict):
            return output
        assert [] == list(bench.misplaced(output))
        for found in output:
            number = number_of(files, found.span.file, found.span.line)
            refused[found.slug] += 1
            texts[number] = harmless(texts[number])
    raise AssertionError("harmless words are refused")


def shapes(trees: TypeScriptTrees, output: dict[str, bytes]) -> dict[str, str]:
    """Return the tree of every file; where names follow from texts, names are blank too."""
    return {path: _nameless(tree) if NAMES in path else tree for path, tree in trees.of(output).items()}


def _nameless(tree: str) -> str:
    tree = re.sub(r'"(=[^"]*|literal)"', '"="', tree)  # TypeScript: a name of a member may be a string
    return re.sub(r"(id|arg|attr|name|asname)='[^']*'", r"\1=''", tree)
