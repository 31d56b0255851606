"""The emitted Python: of the specimen's shape, free of the user's syntax, typed, linted, formatted and alive."""

import ast
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from tests.emit.conftest import Emit, emitted
from tests.emit.hostile import hostile_text
from tests.emit.odd import CLIENT_MODELS, CONTRACTS, odd_api
from tests.emit.sample import desk_api

from tradegen.emit.files import File
from tradegen.emit.render import Renderer
from tradegen.ir import Api

ROOT = Path(__file__).parents[2]
WORDS = frozenset({"title", "doc", "summary", "pattern", "version"})
SPECIMEN = ROOT / "tests" / "runtime" / "specimen"


def tree_of(source: bytes | str, *, keep_words: bool = True) -> str:
    """The syntax tree with its imports sorted; without ``keep_words``, no string of it and no docstring."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and not keep_words and is_docstring(body[0]):
            body[0].value.value = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not keep_words:
            node.value = ""
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    others = [node for node in tree.body if not isinstance(node, ast.ImportFrom)]
    tree.body = [*others, *sorted(imports, key=lambda node: node.module or "")]
    return ast.dump(tree)


def is_docstring(node: ast.stmt) -> bool:
    """Whether ``node`` is a string standing alone."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def python_files(files: tuple[File, ...]) -> Mapping[str, bytes]:
    """The Python sources among ``files`` by path."""
    return {file.path: file.content for file in files if file.path.endswith(".py")}


def test_emitted_server_is_the_specimen(emit: Emit) -> None:
    """Every file of the specimen that the runtime is tested with is what its declarations emit."""
    emitted = python_files(emit(desk_api(), name="desk"))
    for path in sorted((SPECIMEN / "desk_api").rglob("*.py")):
        source = emitted[f"python/{path.relative_to(SPECIMEN).as_posix()}"]
        assert tree_of(path.read_bytes()) == tree_of(source), path.name


def worded(api: Api, text: str) -> Api:
    """``api`` with ``text`` in every place that takes a user's words: read back from JSON that has them."""
    return msgspec.convert(with_words(msgspec.to_builtins(api), text), Api)


def with_words(value: object, text: str) -> object:
    """``value`` with ``text`` as each of its titles, summaries, descriptions, versions and patterns, at any depth."""
    if isinstance(value, dict):
        return {
            key: text if key in WORDS and isinstance(item, str) else with_words(item, text)
            for key, item in value.items()
        }
    return [with_words(item, text) for item in value] if isinstance(value, list | tuple) else value


@settings(max_examples=60)
@given(text=hostile_text)
def test_hostile_words_change_no_tree(emit: Emit, text: str) -> None:
    """Titles, summaries, descriptions, versions and patterns leave the tree as harmless words make it."""
    for api in (odd_api(), desk_api()):
        harmless = python_files(emit(worded(api, "harmless"), name="odd"))
        hostile = python_files(emit(worded(api, f"x{text}"), name="odd"))
        for path, source in harmless.items():
            assert tree_of(source, keep_words=False) == tree_of(hostile[path], keep_words=False), path


def test_output_depends_on_values_only(emit: Emit) -> None:
    """A second emission, and one by a fresh renderer, give the same bytes."""
    assert emit(odd_api(), name="odd") == emit(odd_api(), name="odd")


@pytest.fixture(scope="module")
def odd_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The awkward API on disk: emitted packages, the contracts they use and the client's models."""
    root = tmp_path_factory.mktemp("odd")
    files = {file.path: file.content.decode() for file in emitted(odd_api(), Renderer(), name="odd")}
    contracts = {f"python/{path}": text for path, text in CONTRACTS.items()}
    for path, text in {**files, **contracts, **CLIENT_MODELS}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.removeprefix("\n"), encoding="utf-8")
    return root / "python"


def run(*command: str, cwd: Path) -> None:
    """Run a tool of this environment, which must find nothing."""
    path = os.pathsep.join((str(ROOT / "runtime"), str(cwd)))
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, "MYPYPATH": path, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr


def test_output_is_strictly_typed(odd_tree: Path) -> None:
    """``mypy --strict`` finds nothing in a server and a client of awkward names."""
    config = str(ROOT / "pyproject.toml")
    run("mypy", "--config-file", config, "-p", "odd_api", "-p", "odd_client", cwd=odd_tree)


def test_output_is_lint_free(odd_tree: Path) -> None:
    """The project's own rules, with import sorting and shadowed builtins, find nothing."""
    own = 'lint.isort.known-first-party=["odd_api", "odd_client", "odd_contracts", "tradegen_runtime"]'
    run("ruff", "check", "--config", str(ROOT / "pyproject.toml"), "--config", own, *packages(), cwd=odd_tree)


@pytest.mark.parametrize("line_length", ["88", "100", "120"])
def test_output_is_formatted(odd_tree: Path, line_length: str) -> None:
    """The formatter leaves the output as it is, whatever line length a project has chosen."""
    run("ruff", "format", "--isolated", "--check", "--line-length", line_length, *packages(), cwd=odd_tree)


def packages() -> tuple[str, ...]:
    """The emitted packages; the models among them are not emitted here."""
    return ("odd_api", "odd_client", "--exclude", "models")


ASK = """
import asyncio
from datetime import date
from decimal import Decimal

import httpx
from fastapi import FastAPI

from odd_api.odd_market.rest import rest_router
from odd_contracts.market.orders import Order, Side

seen = []


class Service:
    async def orders(self, **given: object) -> list[Order]:
        seen.append(given)
        return [Order(side=Side.SELL)]

    async def date(self, body: object, **given: object) -> object:
        seen.append({"body": body, **given})
        return body


async def ask() -> None:
    app = FastAPI()
    app.include_router(rest_router(Service()))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1/odd-market") as client:
        answer = await client.get("/orders", params={"type": "a", "from": "7"})
        assert (200, [{"side": "sell"}]) == (answer.status_code, answer.json()), answer.text
        answer = await client.put("/days/3/x", json={"day": 4})
        assert (200, {"day": 4}) == (answer.status_code, answer.json()), answer.text
        assert 422 == (await client.put("/days/0/x", json={"day": 4})).status_code
        assert 422 == (await client.get("/orders", params={"type": "a", "from": "-1"})).status_code
        assert 422 == (await client.get("/orders")).status_code


asyncio.run(ask())
first, second = seen
assert (7, "a", False, 1.5, "it's \\"quoted\\"") == tuple(
    first[name] for name in ("from_", "type_", "body_", "service", "router")
), first
assert (date(2024, 2, 29), Decimal("1.10"), None, Side.SELL, Side.BUY, 0, "A", ["a"]) == tuple(
    first[name] for name in ("self_", "price", "id_", "side", "other_side", "since", "code", "many")
), first
assert (3, "x", 4) == (second["day_number"], second["service"], second["body"].day), second
"""


def test_emitted_routes_answer(odd_tree: Path) -> None:
    """Wire names, constraints and defaults of every kind reach the service as the declared types."""
    (odd_tree / "ask.py").write_text(ASK, encoding="utf-8")
    run("ask", cwd=odd_tree)
