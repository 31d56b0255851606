"""With every codec on, TypeScript says of each value what the codecs make of it, and sends back what came."""

import base64
import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec
import pytest
from pydantic import JsonValue
from tests.golden.tree import write_tree
from tests.roundtrip.conftest import Drawn
from tests.roundtrip.literals import MAX_VALUES
from tests.roundtrip.meaning import same_json
from tests.roundtrip.pairs import Pair
from tests.roundtrip.subjects import ROOT, Subject, subject_names
from tests.roundtrip.test_typescript import DIRECTIONS, compiler_settings

from tradegen.codecs import Codecs
from tradegen.emit.code import compose
from tradegen.emit.render import Renderer
from tradegen.emit.typescript.codec_paths import CodecPaths
from tradegen.emit.typescript.codecs import codec_name
from tradegen.emit.typescript.package import typescript_files
from tradegen.emit.typescript.types import type_code
from tradegen.ir import Direction, EnumRef
from tradegen.views.directions import Views, decide_views

WORKSPACE: Final = ROOT / "build" / "codec_law"
PROGRAM: Final = Path(__file__).with_name("codec_law.mjs")
ALL: Final = Codecs(datetime=True, large_integer=True, bytes=True, decimal="decimal.js:Decimal")
HEAD: Final = """\
import { Decimal } from "decimal.js";
import type * as models from "../%s/models/index.js";
import type { wire } from "../runtime/index.js";

export type Uses = [Decimal, wire.DateTime];
"""


@dataclass(frozen=True)
class Carried:
    """One value that a codec was used on."""

    subject: str
    pair: Pair
    typescript: str
    codec: str
    wire: bytes


@dataclass(frozen=True)
class Answer:
    """What came of it."""

    back: str = ""
    literal: str = ""
    error: str = ""


@pytest.fixture(scope="module")
def carried(subjects: Mapping[str, Subject], drawn: Drawn) -> list[Carried]:
    """Every drawn value of a type that has a codec; what is emitted for it is written."""
    coded = {name: decide_views(subject.api, codecs=ALL) for name, subject in subjects.items()}
    files = {path: content for name, views in coded.items() for path, content in _emitted(subjects[name], views)}
    names = [name for name in subject_names() if f"{name}/codecs.ts" in files]
    members = ", ".join(f"{name}: of_{name}" for name in names)
    entry = [f'import * as of_{name} from "./{name}/codecs.js";' for name in names]
    entry += ['export * as exact from "./runtime/exact-json.js";', f"export const codecs = {{ {members} }};"]
    files["entry.ts"] = "\n".join(entry).encode()
    write_tree(WORKSPACE, files, keep=("state.tsbuildinfo", "laws/"))
    return [
        one
        for name in names
        for direction in DIRECTIONS
        for pair, wires in drawn(name, direction).items()
        for one in _carried(name, pair, wires, direction, coded[name])
    ]


@pytest.fixture(scope="module")
def answers(carried: list[Carried]) -> list[Answer]:
    """What Node made of each value."""
    lines = [
        json.dumps({"subject": one.subject, "codec": one.codec, "wire": one.wire.decode()}).encode() for one in carried
    ]
    done = subprocess.run(
        ["node", str(PROGRAM), str(WORKSPACE / "entry.ts")],
        input=b"\n".join(lines),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    return [msgspec.json.decode(line, type=Answer) for line in done.stdout.splitlines()]


def test_values_come_back(carried: list[Carried], answers: list[Answer]) -> None:
    """What was decoded is encoded to what it was; a date has lost what is below a millisecond."""
    assert len(carried) == len(answers)
    assert {"trading", "codecs", "decimals", "binary", "temporal"} <= {one.subject for one in carried}
    assert [] == [
        (one.subject, one.pair.name, one.wire, answer)
        for one, answer in zip(carried, answers, strict=True)
        if answer.error or not _same(json.loads(one.wire), json.loads(answer.back))
    ]


def test_decoded_values_are_of_the_types(
    subjects: Mapping[str, Subject], carried: list[Carried], answers: list[Answer]
) -> None:
    """The compiler accepts what the codecs made as what the types claim."""
    laws: dict[tuple[str, str], dict[str, None]] = {}
    for one, answer in zip(carried, answers, strict=True):
        laws.setdefault((one.subject, one.typescript), {})[answer.literal] = None
    texts: dict[str, list[str]] = {}
    for number, ((subject, typescript), literals) in enumerate(laws.items()):
        lines = texts.setdefault(subject, [HEAD % subject])
        lines += [
            f"export const values{number}: readonly ({typescript})[] = [",
            *(f"  {one}," for one in islice(literals, MAX_VALUES)),
            "];",
        ]
    for subject, lines in texts.items():
        path = WORKSPACE / "laws" / f"{subject}.ts"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (WORKSPACE / "tsconfig.json").write_bytes(compiler_settings(subjects["trading"], "laws", "runtime", *texts))
    tsc = str(ROOT / "node_modules/typescript/bin/tsc")
    done = subprocess.run(["node", tsc, "-p", str(WORKSPACE)], capture_output=True, text=True, check=False)

    assert ("", 0) == (done.stdout[:4000], done.returncode)


def _emitted(subject: Subject, views: Views) -> Iterator[tuple[str, bytes]]:
    """The models and codecs of a subject; the runtime, which is the same in all, stands beside them once."""
    project = msgspec.structs.replace(subject.project, codecs=ALL)
    for file in typescript_files(subject.api, views, project, Renderer()):
        path = file.path.removeprefix("typescript/src/")
        if path.startswith("runtime/"):
            yield path, file.content
            reference = f'export * from "../../runtime/{Path(path).stem}.js";\n'
            yield f"{subject.name}/{path}", reference.encode()
        elif path == "codecs.ts" or path.startswith("models/"):
            yield f"{subject.name}/{path}", file.content


def _carried(name: str, pair: Pair, wires: list[bytes], direction: Direction, views: Views) -> Iterator[Carried]:
    if isinstance(pair.ref, EnumRef) or not CodecPaths(views).leaves(pair.ref, direction):
        return
    typescript = str(type_code(pair.ref, direction, views, compose("models.")))
    for wire in dict.fromkeys(wires):
        yield Carried(name, pair, typescript, codec_name(pair.ref, direction, views), wire)


def _same(told: JsonValue, heard: JsonValue) -> bool:
    """Whether two JSON values say the same, where texts may be spelled in two ways."""
    match told, heard:
        case dict(), dict():
            return told.keys() == heard.keys() and all(_same(told[key], heard[key]) for key in told)
        case list(), list():
            return len(told) == len(heard) and all(map(_same, told, heard))
        case str(), str() if told != heard:
            return any(read(told, heard) for read in (_same_moment, _same_decimal, _same_bytes))
        case _:
            return same_json(told, heard)


def _same_moment(told: str, heard: str) -> bool:
    try:
        apart = datetime.fromisoformat(told) - datetime.fromisoformat(heard)
    except (ValueError, TypeError):
        return False
    return abs(apart) < timedelta(milliseconds=1)


def _same_decimal(told: str, heard: str) -> bool:
    try:
        return Decimal(told) == Decimal(heard)
    except InvalidOperation:
        return False


def _same_bytes(told: str, heard: str) -> bool:
    return base64.b64decode(told, altchars="-_") == base64.b64decode(heard, altchars="-_")
