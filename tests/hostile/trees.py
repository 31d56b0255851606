"""What generated source means to a parser, its literals apart."""

import ast
import json
import subprocess
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]


class DoesNotParse(Exception):
    """Generated source is not of its language."""


@cache
def python_tree(source: bytes) -> str:
    """Return the syntax tree of Python source, every literal blank.

    Raises:
        DoesNotParse: it is no Python.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as wrong:
        raise DoesNotParse(str(wrong)) from wrong
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = type(node.value).__name__
            node.kind = None
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) and len(node.slice.elts) == 1:
            node.slice = node.slice.elts[0]  # a long one is broken into lines, with a comma at its end
    return ast.dump(tree)


class TypeScriptTrees:
    """One Node process that parses TypeScript source after source."""

    def __init__(self) -> None:
        self._node = subprocess.Popen(
            ["node", Path(__file__).with_name("parse.mjs")],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._known: dict[bytes, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._node.communicate()

    def tree(self, source: bytes) -> str:
        """Return the syntax tree of ``source``, every literal blank.

        Raises:
            DoesNotParse: it is no TypeScript.
        """
        if source not in self._known:
            assert self._node.stdin is not None
            assert self._node.stdout is not None
            self._node.stdin.write(f"{json.dumps(source.decode())}\n")
            self._node.stdin.flush()
            answer = json.loads(self._node.stdout.readline())
            if answer["wrong"]:
                raise DoesNotParse("; ".join(answer["wrong"]))
            self._known[source] = answer["tree"]
        return self._known[source]

    def of(self, files: dict[str, bytes]) -> dict[str, str]:
        """Return the tree of every source file by its path, Python and TypeScript alike.

        Raises:
            DoesNotParse: one of them is not of its language; the message names it.
        """
        found: dict[str, str] = {}
        for path, content in files.items():
            try:
                if path.endswith(".py"):
                    found[path] = python_tree(content)
                elif path.endswith(".ts"):
                    found[path] = self.tree(content)
                elif path.endswith(".json"):
                    json.loads(content)
            except (DoesNotParse, ValueError) as wrong:
                raise DoesNotParse(f"{path}: {wrong}") from wrong
        return found
