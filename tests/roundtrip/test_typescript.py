"""What is sent is of the type that the emitted TypeScript says, and stays what it is in JavaScript."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, get_args

import pytest
from pydantic import JsonValue
from tests.golden.tree import write_tree
from tests.roundtrip.conftest import Drawn
from tests.roundtrip.literals import law_file
from tests.roundtrip.meaning import same_json
from tests.roundtrip.subjects import ROOT, Subject, subject_names
from tests.roundtrip.values import SAFE_INTEGER

from tradegen.codecs import Codecs
from tradegen.ir import Direction

DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
WORKSPACE: Final = ROOT / "build" / "roundtrip"
ECHO: Final = """
import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(JSON.parse(line)));
"""


@pytest.fixture(scope="module")
def laws(subjects: Mapping[str, Subject], drawn: Drawn) -> Path:
    """A folder with the emitted models, and for each subject a file of values that must be of their types."""
    files = {path: content for subject in subjects.values() for path, content in _model_files(subject)}
    for name in subject_names():
        if subjects[name].project.codecs != Codecs():
            continue  # its types are of what codecs make, not of what is on the wire: test_codecs judges those
        pairs = [(pair, sent) for direction in DIRECTIONS for pair, sent in drawn(name, direction).items()]
        if pairs:
            files[f"laws/{name}.ts"] = law_file(name, pairs)
    files |= {f"models/runtime/{name}": content for name, content in _runtime_files(subjects["trading"])}
    files["tsconfig.json"] = compiler_settings(subjects["trading"], "laws", "models")
    write_tree(WORKSPACE, files, keep=("state.tsbuildinfo",))
    return WORKSPACE


def test_values_are_of_the_types(laws: Path) -> None:
    """The compiler accepts every value as what it is, without members that are not declared."""
    tsc = str(ROOT / "node_modules/typescript/bin/tsc")
    done = subprocess.run(["node", tsc, "-p", str(laws)], capture_output=True, text=True, check=False)

    assert ("", 0) == (done.stdout, done.returncode)


def test_javascript_keeps_values(drawn: Drawn) -> None:
    """A value parsed and printed by JavaScript is the same value."""
    sent = [
        wire
        for name in subject_names()
        for direction in DIRECTIONS
        for wires in drawn(name, direction).values()
        for wire in wires
        if _is_exact(json.loads(wire))
    ]
    done = subprocess.run(
        ["node", "--input-type=module", "-e", ECHO], input=b"\n".join(sent), capture_output=True, check=True
    )
    answered = done.stdout.splitlines()

    assert len(sent) == len(answered)
    assert [] == [wire for wire, line in zip(sent, answered, strict=True) if not _same(wire, line)]


def compiler_settings(subject: Subject, *folders: str) -> bytes:
    """The settings of an emitted package, to judge folders without writing."""
    emitted = next(file.content for file in subject.files if file.path.endswith("tsconfig.json"))
    kept = {"noEmit": True, "rootDir": ".", "incremental": True, "tsBuildInfoFile": "state.tsbuildinfo"}
    options = {**json.loads(emitted)["compilerOptions"], **kept}
    return json.dumps({"compilerOptions": options, "include": folders}).encode()


def _is_exact(value: JsonValue) -> bool:
    """Whether all whole numbers are such that JavaScript has them; a computed one may be greater."""
    match value:
        case dict():
            return all(map(_is_exact, value.values()))
        case list():
            return all(map(_is_exact, value))
        case int():
            return abs(value) <= SAFE_INTEGER
        case _:
            return True


def _same(wire: bytes, line: bytes) -> bool:
    return same_json(json.loads(wire), json.loads(line))


def _runtime_files(subject: Subject) -> Iterator[tuple[str, bytes]]:
    """The runtime, which is the same in every package, where the models look for it."""
    prefix = "typescript/src/runtime/"
    for file in subject.files:
        if file.path.startswith(prefix):
            yield file.path.removeprefix(prefix), file.content


def _model_files(subject: Subject) -> Iterator[tuple[str, bytes]]:
    prefix = "typescript/src/models/"
    for file in subject.files:
        if file.path.startswith(prefix):
            yield f"models/{subject.name}/{file.path.removeprefix(prefix)}", file.content
