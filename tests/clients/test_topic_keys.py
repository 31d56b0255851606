"""Canonical topic keys: the shared vectors in Python, and Python against TypeScript on random values."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from pydantic import JsonValue
from tests.clients.published_numbers import SHA256, hash_of

from tradegen_runtime.topic_key import TopicKeyError, canonical_json, canonical_number, topic_key

ROOT = Path(__file__).parents[2]
VECTORS = json.loads(Path(__file__).with_name("topic_key_vectors.json").read_text("utf-8"))
TYPESCRIPT = ROOT / "templates/tradegen_templates/typescript/src/runtime/topic-key.ts"
PAIRS = 20_000

RUN_TYPESCRIPT = """
const { readFileSync } = require("node:fs");
const { transpileModule } = require("typescript");
const [source, values] = process.argv.slice(1);
const options = { compilerOptions: { module: "esnext", target: "es2022" } };
const code = transpileModule(readFileSync(source, "utf8"), options).outputText;
import("data:text/javascript;base64," + Buffer.from(code).toString("base64")).then(({ canonicalJson }) => {
  const lines = readFileSync(values, "utf8").trimEnd().split("\\n");
  process.stdout.write(lines.map((line) => canonicalJson(JSON.parse(line))).join("\\n"));
});
"""


@pytest.mark.parametrize("vector", VECTORS["canonical"], ids=lambda vector: str(vector["text"])[:40])
def test_canonical_form(vector: dict[str, JsonValue]) -> None:
    """A value has the canonical text of the vectors."""
    assert vector["text"] == canonical_json(vector["value"])


@pytest.mark.parametrize("vector", VECTORS["keys"], ids=lambda vector: str(vector["key"])[:40])
def test_key(vector: dict[str, JsonValue]) -> None:
    """A route and params have the key of the vectors."""
    params = vector["params"]
    assert isinstance(params, dict)
    assert vector["key"] == topic_key(str(vector["route"]), params)


@pytest.mark.parametrize("vector", VECTORS["refused"], ids=lambda vector: str(vector["slug"]))
def test_refused_params(vector: dict[str, JsonValue]) -> None:
    """Params that can be no key are refused by the rule the vectors name."""
    params = vector["params"]
    assert isinstance(params, dict)
    with pytest.raises(TopicKeyError) as caught:
        topic_key("x", params)
    assert vector["slug"] == caught.value.slug


def random_value(random: Random, depth: int) -> JsonValue:
    """A JSON value with the numbers, letters and nesting that tell implementations apart."""
    kind = random.randrange(9 if depth else 6)
    if kind < 2:
        return random_text(random)
    if kind == 2:
        return random.choice((None, True, False))
    if kind == 3:
        return random.randint(-(2**53) + 1, 2**53 - 1)
    if kind == 4:
        return random.randint(-1000, 1000) / random.choice((1, 3, 10, 1e5, 1e-5))
    if kind == 5:
        return random.choice((-1, 1)) * random.random() * 10.0 ** random.randint(-320, 300)
    if kind == 6:
        return [random_value(random, depth - 1) for _ in range(random.randrange(4))]
    return {random_text(random): random_value(random, depth - 1) for _ in range(random.randrange(5))}


def random_text(random: Random) -> str:
    """A text of letters that sort or escape differently somewhere."""
    alphabet = 'ab"\\/\b\t\n\r\f\x00\x1f\x7f\x80é€\u2028\ufb33\uffff\U0001f602\U0010ffff10'
    return "".join(random.choice(alphabet) for _ in range(random.randrange(6)))


@pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules/typescript").is_dir(),
    reason="needs Node and the development packages of package.json",
)
def test_python_and_typescript_agree(tmp_path: Path) -> None:
    """Random values have one canonical form in both languages."""
    assert 0 == differences(PAIRS, tmp_path)


@pytest.mark.parametrize("count", [1_000, 10_000])
def test_published_numbers_have_the_published_hash(count: int) -> None:
    """So many numbers of the published sequence print as published; `make soak PART=keys` takes a million."""
    assert SHA256[count] == hash_of(count, canonical_number)


def differences(pairs: int, folder: Path) -> int:
    """Return how many of so many random values have another canonical form in TypeScript."""
    random = Random(8785)
    values = [random_value(random, depth=3) for _ in range(pairs)]
    lines = folder / "values.jsonl"
    lines.write_text("\n".join(json.dumps(value) for value in values) + "\n", "utf-8")
    command = ["node", "-e", RUN_TYPESCRIPT, str(TYPESCRIPT), str(lines)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    texts = done.stdout.decode().split("\n")
    return sum(canonical_json(value) != text for value, text in zip(values, texts, strict=True))
