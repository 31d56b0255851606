"""Find Node and TypeScript as the project has them."""

import shutil
from pathlib import Path

from tradegen.report.finding import CannotCheck


def find_node() -> str:
    """Return the path of ``node``.

    Raises:
        CannotCheck: it is not installed.
    """
    found = shutil.which("node")
    if found is None:
        raise CannotCheck("node is not installed")
    return found


def find_typescript(package: Path) -> Path:
    """Return the folder of the npm package ``typescript`` that the generated ``package`` would use.

    Raises:
        CannotCheck: no ``node_modules`` from there upwards has it.
    """
    for folder in (package, *package.parents):
        found = folder / "node_modules" / "typescript"
        if (found / "package.json").is_file():
            return found
    raise CannotCheck("typescript is not installed; run: npm install --save-dev typescript")
