"""Every type that emitted TypeScript writes, found by the compiler's own parser."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
WALK: Final = """
import ts from "typescript";
import { readFileSync } from "node:fs";
const found = [];
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const walk = (node) => {
    const kind = node.kind === ts.SyntaxKind.AnyKeyword ? "any"
      : node.kind === ts.SyntaxKind.UnknownKeyword ? "unknown"
      : ts.isNonNullExpression(node) ? "!" : undefined;
    if (kind) {
      const isDeclaration = (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one);
      let owner = node;
      while (owner.parent && !isDeclaration(owner)) owner = owner.parent;
      found.push([path, kind, owner.name?.text ?? ""]);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
}
console.log(JSON.stringify(found));
"""

Found = tuple[str, str, str]
"""A file, what stands in it (``any``, ``unknown`` or the assertion ``!``), and the declaration it is in."""


def open_types(files: Iterable[Path]) -> list[Found]:
    """Return every ``any``, ``unknown`` and ``!`` of ``files``, in order."""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", WALK],
        input=json.dumps(list(map(str, files))),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [(path, kind, owner) for path, kind, owner in json.loads(done.stdout)]
