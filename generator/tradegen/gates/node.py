"""Find Node and TypeScript as the project has them."""

import shutil
from pathlib import Path

from tradegen.gates.site import CannotCheck, Site


def find_node() -> str:
    """Return the path of ``node``.

    Raises:
        CannotCheck: it is not installed.
    """
    found = shutil.which("node")
    if found is None:
        raise CannotCheck("node is not installed")
    return found


def find_typescript(site: Site) -> Path:
    """Return the folder of the package ``typescript`` that the generated package would use.

    Raises:
        CannotCheck: no ``node_modules`` from there upwards has it.
    """
    for folder in (site.typescript, *site.typescript.parents):
        package = folder / "node_modules" / "typescript"
        if (package / "package.json").is_file():
            return package
    raise CannotCheck("typescript is not installed; run: npm install --save-dev typescript")
