"""The TypeScript client core as JavaScript, for Node."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "templates/tradegen_templates/typescript/src/runtime"
NODE_S = 20.0
"""Longest wait for anything Node does on a busy machine."""

needs_node = pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules/ws").is_dir(),
    reason="needs Node and the development packages of package.json",
)


def compile_core(out: Path) -> Path:
    """Compile the client core into a folder; return the module to import."""
    (out / "package.json").write_text('{"type":"module"}', "utf-8")
    project = {
        "extends": str(RUNTIME.parents[1] / "tsconfig.json"),
        "compilerOptions": {"rootDir": str(RUNTIME), "outDir": str(out / "runtime")},
        "include": [str(RUNTIME / "*.ts")],
    }
    (out / "tsconfig.json").write_text(json.dumps(project), "utf-8")
    command = ["node", str(ROOT / "node_modules/typescript/lib/tsc.js"), "-p", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    return out / "runtime" / "index.js"
