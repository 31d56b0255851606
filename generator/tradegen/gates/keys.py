"""The gate ``keys``: Python, TypeScript and the generated server make the same topic keys."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from tradegen.gates.child_messages import Live, Vector
from tradegen.gates.processes import run_tool
from tradegen.gates.site import BUILD, Site
from tradegen.node import find_node, find_typescript
from tradegen.report.finding import CannotCheck, Finding
from tradegen_runtime.documents import JsonValue, section
from tradegen_runtime.topic_key import TopicKeyError, topic_key

GATE: Final = "keys"
_VECTORS: Final = "specs/topic_keys.json"
_SCRIPT: Final = """
import { readFileSync } from "node:fs";
const [module, vectors] = process.argv.slice(2);
const { topicKey } = await import(module);
const keys = JSON.parse(readFileSync(vectors, "utf-8")).vectors.map(({ route, params, validated }) => {
  try { return topicKey(route, validated ?? params); } catch (error) { return `refused: ${error.message}`; }
});
process.stdout.write(JSON.stringify(keys));
"""


class _File(msgspec.Struct, frozen=True):
    vectors: tuple[Vector, ...]


def read_vectors(site: Site) -> tuple[Vector, ...]:
    """Return the emitted topic keys with what they are made of.

    Raises:
        CannotCheck: there are none, or the file is damaged.
    """
    path = site.output / _VECTORS
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File).vectors
    except FileNotFoundError:
        raise CannotCheck(f"{site.project.output}/{_VECTORS} was not built yet; {BUILD}") from None
    except msgspec.DecodeError as error:
        raise CannotCheck(f"{site.project.output}/{_VECTORS} is damaged: {error}; {BUILD}") from None


def silent_findings(site: Site, vectors: Sequence[Vector]) -> Iterator[Finding]:
    """Yield the topics that no vector is about: nobody has agreed on their keys."""
    heard = {vector.route for vector in vectors}
    for module in site.modules:
        for topic in section(site.document(module, "asyncapi.json"), "channels"):
            if topic not in heard and topic != "wire.session":
                message = f"no vector is about topic {topic}"
                yield site.finding(GATE, f"{site.project.output}/{_VECTORS}", message=message, slug="key-differs")


def python_findings(site: Site, vectors: Sequence[Vector]) -> Iterator[Finding]:
    """Yield the vectors whose key the Python canonicaliser makes otherwise."""
    yield from _compared(site, "Python", vectors, [_python_key(vector) for vector in vectors])


def server_findings(site: Site, vectors: Sequence[Vector], live: Live) -> Iterator[Finding]:
    """Yield the vectors whose key the generated server makes otherwise."""
    yield from _compared(site, "the server", vectors, live.keys)


def typescript_findings(site: Site, vectors: Sequence[Vector]) -> Iterator[Finding]:
    """Yield the vectors whose key the TypeScript client makes otherwise.

    Raises:
        CannotCheck: there is no Node, or no TypeScript to compile the client's canonicaliser with.
    """
    source = site.typescript / "src/runtime/topic-key.ts"
    node = find_node()
    script = _written(site, "topic-keys.mjs", _SCRIPT)
    module = _compiled(site, node, source)
    finished = run_tool([node, script, module.as_uri(), site.output / _VECTORS], cwd=site.project.root)
    try:
        keys = msgspec.json.decode(finished.output, type=list[str])
    except msgspec.DecodeError:
        raise CannotCheck(f"node failed: {finished.output.strip()[:300]}") from None
    yield from _compared(site, "TypeScript", vectors, keys)


def _python_key(vector: Vector) -> str:
    validated = vector.params if vector.validated is None else vector.validated
    params: dict[str, JsonValue] = {name: msgspec.json.decode(value) for name, value in validated.items()}
    try:
        return topic_key(vector.route, params)
    except TopicKeyError as refused:
        return f"refused: {refused}"


def _compared(site: Site, maker: str, vectors: Sequence[Vector], keys: Sequence[str]) -> Iterator[Finding]:
    if len(keys) != len(vectors):
        message = f"{maker} answers {len(keys)} of {len(vectors)} keys"
        yield site.finding(GATE, f"{site.project.output}/{_VECTORS}", message=message, slug="key-differs")
        return
    for vector, key in zip(vectors, keys, strict=True):
        if key != vector.key:
            message = f"{maker} makes {key} of what should be {vector.key}"
            yield site.finding(GATE, f"{site.project.output}/{_VECTORS}", message=message, slug="key-differs")


def _compiled(site: Site, node: str, source: Path) -> Path:
    """Return the canonicaliser as JavaScript; compiled once for each version of its source.

    By the compiler's command, which every version of TypeScript has: the newest has no interface for programs.
    """
    try:
        content = source.read_bytes()
    except FileNotFoundError:
        raise CannotCheck(f"{source.name} was not built yet; {BUILD}") from None
    digest = hashlib.sha256(content).hexdigest()[:16]
    target = site.memory / f"topic-key-{digest}.mjs"
    if not target.exists():
        if re.search(rb"^import ", content, re.MULTILINE):
            raise CannotCheck(f"{source.name} does not stand alone")
        compiler = find_typescript(site.typescript) / "bin" / "tsc"
        staged = site.memory / f"topic-key-{digest}"
        settings = {
            "extends": str(site.typescript / "tsconfig.json"),
            "compilerOptions": {
                "declaration": False,
                "isolatedDeclarations": False,
                "rootDir": str(source.parent),
                "outDir": str(staged),
            },
            "files": [str(source)],
            "include": [],
        }
        config = _written(site, "topic-key.tsconfig.json", msgspec.json.encode(settings).decode())
        finished = run_tool([node, compiler, "--pretty", "false", "-p", config], cwd=site.project.root)
        made = staged / source.with_suffix(".js").name
        if finished.code or not made.is_file():
            raise CannotCheck(f"tsc failed: {finished.complaint}")
        made.replace(target)
        staged.rmdir()
    return target


def _written(site: Site, name: str, text: str) -> Path:
    path = site.memory / name
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    return path
