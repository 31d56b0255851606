"""Who runs the generated clients of a language: the process, and how it is told what to call."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from tradegen.node import find_node, find_typescript
from tradegen.project import Project
from tradegen.skew.calls import Calls, PythonCalls, TypeScriptCalls
from tradegen.skew.messages import Language
from tradegen.skew.running import python_command
from tradegen.skew.site import BuiltVersion

LANGUAGES: Final[tuple[Language, ...]] = ("Python", "TypeScript")


class Player(msgspec.Struct, frozen=True):
    """``package`` is what the process loads: an import name, or a folder of TypeScript."""

    language: Language
    calls: Calls
    command: tuple[str, ...]
    package: str


def player_of(language: Language, project: Project, client: BuiltVersion, work: Path) -> Player:
    """Return who runs the clients of ``client``; ``project`` has the tools, ``work`` is a folder for what they make.

    Raises:
        CannotCheck: Node or TypeScript is not installed.
    """
    return _PLAYERS[language](project, client, work)


def _python(project: Project, client: BuiltVersion, work: Path) -> Player:
    return Player("Python", PythonCalls(), python_command("python_child"), client.project.client)


def _typescript(project: Project, client: BuiltVersion, work: Path) -> Player:
    compiler = find_typescript(project.path(project.output) / "typescript")
    script = files("tradegen.skew").joinpath("typescript_child.mjs")
    # Before version 22 Node has a WebSocket only if it is asked for it.
    command = (find_node(), "--experimental-websocket", "--no-warnings", str(script), str(compiler), str(work / "js"))
    return Player("TypeScript", TypeScriptCalls(), command, str(client.output / "typescript/src"))


_PLAYERS: Final[dict[Language, Callable[[Project, BuiltVersion, Path], Player]]] = {
    "Python": _python,
    "TypeScript": _typescript,
}
