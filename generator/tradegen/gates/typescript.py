"""The gate ``typescript``: the generated npm package compiles with the TypeScript the project has."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tradegen.gates.processes import Finished, run_tool
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
    options = ("--noEmit", "--incremental", "--pretty", "false", "--listFiles", "--tsBuildInfoFile", notes)
    finished = run_tool([find_node(), compiler, *options, "-p", site.typescript], cwd=site.project.root)
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
    if not found:
        yield from _unseen(site, finished)


def _unseen(site: Site, finished: Finished) -> Iterator[Finding]:
    """Yield whether there is a source that the compiler does not list: to stay silent is not to agree."""
    seen = {Path(line.strip()) for line in finished.output.splitlines() if line.strip().endswith(".ts")}
    looked_at = {(site.project.root / path).resolve() for path in seen}
    unseen = sorted(path for path in site.typescript.glob("src/**/*.ts") if path.resolve() not in looked_at)
    if unseen:
        name = unseen[0].relative_to(site.project.root).as_posix()
        more = f" and {len(unseen) - 1} more" if len(unseen) > 1 else ""
        hint = "see what runs here as node, and as node_modules/typescript"
        message = f"the TypeScript compiler finds nothing wrong, but did not look at this file{more}"
        yield site.finding(GATE, name, message=message, slug="not-compiled", hint=hint)


def _way_out(text: str) -> str:
    """Return what to do: a package that a codec is made of is installed, the rest comes of the build."""
    missing = _MISSING.match(text)
    return f"run: npm install {missing['package']}" if missing else BUILD
