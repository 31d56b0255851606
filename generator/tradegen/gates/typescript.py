"""The gate ``typescript``: the generated npm package compiles with the TypeScript the project has."""

import re
from collections.abc import Iterator
from typing import Final

from tradegen.gates.processes import run_tool
from tradegen.gates.site import BUILD, Site
from tradegen.node import find_node, find_typescript
from tradegen.report.finding import CannotCheck, Finding

GATE: Final = "typescript"
_MISSING: Final = re.compile(r"Cannot find module '(?P<package>[^.'/][^']*)'")
_LINE: Final = re.compile(r"(?P<file>[^\s(][^(]*)\((?P<line>\d+),(?P<col>\d+)\): error (?P<code>TS\d+): (?P<text>.*)")


def typescript_findings(site: Site) -> Iterator[Finding]:
    """Yield what the compiler finds; its notes below ``.tradegen/`` make a repeat quick.

    Raises:
        CannotCheck: the package was not built, or there is no Node or TypeScript.
    """
    if not (site.typescript / "tsconfig.json").is_file():
        raise CannotCheck(f"{site.project.output}/typescript was not built yet; {BUILD}")
    compiler = find_typescript(site.typescript) / "bin" / "tsc"
    notes = site.memory / "typescript.tsbuildinfo"
    options = ("--noEmit", "--incremental", "--pretty", "false", "--tsBuildInfoFile", notes, "-p", site.typescript)
    finished = run_tool([find_node(), compiler, *options], cwd=site.project.root)
    found = [match for line in finished.output.splitlines() if (match := _LINE.fullmatch(line))]
    for match in found:
        yield Finding(
            file=match["file"].replace("\\", "/"),
            line=int(match["line"]),
            col=int(match["col"]),
            message=f"{match['text']} ({match['code']})",
            slug="typescript-error",
            hint=_way_out(match["text"]),
            gate=GATE,
        )
    if finished.code and not found:
        raise CannotCheck(f"tsc failed: {finished.complaint}")


def _way_out(text: str) -> str:
    """Return what to do: a package that a codec is made of is installed, the rest comes of the build."""
    missing = _MISSING.match(text)
    return f"run: npm install {missing['package']}" if missing else BUILD
