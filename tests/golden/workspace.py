"""One folder with the outputs of all good cases, where type checkers, linters and both clients look at them.

It stays between runs (files that are right keep their time stamps), so that the tools' caches hold.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.golden.build import Output
from tests.golden.cases import Case
from tests.golden.exchanges import ModulePlan
from tests.golden.tree import write_tree
from tests.golden.typescript_talk import talk_index, talk_program

ROOT: Final = Path(__file__).parents[2]
WORKSPACE: Final = ROOT / "build" / "golden"
PYTHON: Final = WORKSPACE / "python"
TYPESCRIPT: Final = WORKSPACE / "typescript"
PROGRAMS: Final = Path(__file__).parent / "typescript"
MODEL_PACKAGE: Final = "rest_minimal"
"""The case whose compiler settings and runtime, the same in every case, the workspace takes."""


def fill_python(outputs: Mapping[Case, Output]) -> None:
    """Write the emitted Python packages of all cases side by side."""
    write_tree(PYTHON, {path: content for output in outputs.values() for path, content in _below(output, "python")})


def fill_typescript(outputs: Mapping[Case, Output], plans: Mapping[Case, tuple[ModulePlan, ...]]) -> None:
    """Write the emitted npm packages, a program of exchanges for each, and the claims about their types."""
    files = {path: content for case, output in outputs.items() for path, content in _npm_package(case, output)}
    files |= {f"talks/{case.name}.ts": talk_program(case, plan) for case, plan in plans.items()}
    files |= {f"claims/{case.name}.ts": case.type_tests.read_bytes() for case in outputs if case.type_tests.exists()}
    files |= {program.name: program.read_bytes() for program in sorted(PROGRAMS.iterdir()) if program.is_file()}
    files["talks/index.ts"] = talk_index(plans)
    files |= {
        "tsconfig.json": _compiler_settings(outputs, module="nodenext", outDir="dist"),
        "tsconfig.bundler.json": _compiler_settings(
            outputs, module="esnext", moduleResolution="bundler", noEmit=True, tsBuildInfoFile="bundler.tsbuildinfo"
        ),
    }
    write_tree(TYPESCRIPT, files, keep=("dist/", "tsconfig.tsbuildinfo", "bundler.tsbuildinfo"))


def contracts_roots(cases: Iterable[Case]) -> list[str]:
    """Folders to look for contracts in."""
    return [str(case.contracts_root) for case in cases]


def _npm_package(case: Case, output: Output) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package; one holds the runtime, which is the same in all, the others refer to it."""
    for path, content in _below(output, "typescript"):
        refers = case.name != MODEL_PACKAGE and path.startswith("src/runtime/")
        reference = f'export * from "../../../{MODEL_PACKAGE}/{path.removesuffix(".ts")}.js";\n'
        yield f"{case.name}/{path}", reference.encode() if refers else content


def _below(output: Output, folder: str) -> Iterator[tuple[str, bytes]]:
    for path, content in output.files.items():
        first, _, rest = path.partition("/")
        if first == folder:
            yield rest, content


def _compiler_settings(cases: Iterable[Case], **options: str | bool) -> bytes:
    """The package's own settings, for all packages at once; each can be imported by its name."""
    paths = {case.npm: [f"./{case.name}/src/index.ts"] for case in cases}
    settings = {
        "extends": f"./{MODEL_PACKAGE}/tsconfig.json",
        "compilerOptions": {"rootDir": ".", "incremental": True, "declaration": True, "paths": paths, **options},
        "include": ["*/src", "talks", "claims", "claim.ts", "talk.ts"],
    }
    return json.dumps(settings, indent=2).encode()
