"""Every word that a language or a runtime knows, as the name of everything: compiled by the strictest, or refused."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from tests.golden.build import shared_processes
from tests.golden.tree import write_tree
from tests.names.usages import ROOT, USAGES, usable, words, write_contracts

from tradegen.diagnostics import Rejected
from tradegen.pipeline import Builder
from tradegen.project import Project

STRIDE: Final = int(os.environ.get("NAMES_STRIDE", "6"))
"""One of so many words is tried; all are in `make soak`."""


@dataclass(frozen=True)
class Emitted:
    """What was built below ``root``, and which words were accepted, by their usage."""

    root: Path
    accepted: Mapping[str, list[str]]

    def run(self, *command: str | Path) -> str:
        """Run a tool there; return what it says."""
        paths = [self.root / "generated/python", ROOT / "runtime", self.root / "contracts"]
        path = os.pathsep.join(map(str, paths))
        done = subprocess.run(
            [str(part) for part in command],
            cwd=self.root,
            env={**os.environ, "MYPYPATH": path, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout.strip()


def tried(domain: str) -> list[str]:
    """The words that are tried for a usage, others for each."""
    return usable(words(), domain)[list(USAGES).index(domain) % STRIDE :: STRIDE]


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """Everything that is emitted for the words, but those that diagnostics name."""
    root = tmp_path_factory.mktemp("words")
    used = {domain: tried(domain) for domain in USAGES}
    with shared_processes():
        while True:
            write_contracts(root, used)
            project = Project(
                root, contracts="contracts/words_contracts", server="words_api", client="words_client",
                client_class="WholeClient",
            )  # fmt: skip
            try:
                with Builder(project) as builder:
                    files = builder.generate().files
            except Rejected as rejected:
                used = _without_refused(used, rejected)
                continue
            write_tree(root / "generated", {file.path: file.content for file in files})
            return Emitted(root, used)


def test_most_words_are_accepted(emitted: Emitted) -> None:
    """Few words are refused."""
    share = {domain: len(found) / len(tried(domain)) for domain, found in emitted.accepted.items()}
    assert min(share.values()) > 0.8, share


def test_typescript_compiles(emitted: Emitted) -> None:
    """The compiler has nothing to say about the npm package, under its own strict settings."""
    tsc = ROOT / "node_modules/typescript/bin/tsc"
    assert "" == emitted.run("node", tsc, "--noEmit", "-p", "generated/typescript")


def test_mypy_strict_finds_nothing(emitted: Emitted) -> None:
    """``mypy --strict`` has nothing to say about server and client."""
    options = (
        "--config-file=",
        "--strict",
        "--explicit-package-bases",
        "--follow-untyped-imports",
        "--no-error-summary",
    )
    cache = f"--cache-dir={ROOT / 'build/names/.mypy_cache'}"
    packages = ("--package=words_api", "--package=words_client")
    assert "" == emitted.run(sys.executable, "-m", "mypy", *options, cache, *packages)


def test_pyright_strict_finds_nothing(emitted: Emitted) -> None:
    """``pyright`` in strict mode has nothing to say about server and client but that fastws has no stubs."""
    settings = {
        "include": ["generated/python"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": ["generated/python", str(ROOT / "runtime"), "contracts"],
    }
    (emitted.root / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    tool = ROOT / "node_modules/pyright/index.js"
    report = json.loads(emitted.run("node", tool, "--pythonpath", sys.executable, "--outputjson"))
    found = [one["message"] for one in report["generalDiagnostics"] if "fastws" not in one["message"]]
    assert report["summary"]["filesAnalyzed"] > len(USAGES)
    assert [] == found


def test_packages_import(emitted: Emitted) -> None:
    """Server and client import, and every model of the client makes a schema."""
    program = (
        "import pydantic, words_api.app, words_client.models as models\n"
        "for found in vars(models).values():\n"
        "    isinstance(found, type) and issubclass(found, pydantic.BaseModel) and found.model_json_schema()\n"
    )
    assert "" == emitted.run(sys.executable, "-W", "ignore", "-c", program)


def _without_refused(used: Mapping[str, list[str]], rejected: Rejected) -> dict[str, list[str]]:
    """Leave out what the diagnostics of a domain name."""
    named = {domain: set[str]() for domain in used}
    for found in rejected.diagnostics:
        if found.severity == "error":
            named[found.span.file.split("/")[2]].update(re.findall(r"\w+", found.message))
    kept = {domain: [word for word in found if word not in named[domain]] for domain, found in used.items()}
    assert kept != used, rejected
    return kept
