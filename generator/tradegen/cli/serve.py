"""``tradegen serve``: run the generated app under uvicorn with our WebSocket protocol class."""

import importlib
import os
import sys
from pathlib import Path

import typer

from tradegen.output.currency import current_note
from tradegen.project import Project, load_project
from tradegen_runtime.startup import StartupError

TROUBLE = 2


def run_serve(
    start: Path, *, host: str, port: int, modules: str, reload: bool, log_level: str, access_log: bool
) -> int:
    """Serve the app of the project at or above ``start`` until it is told to stop; return the exit code."""
    project = load_project(start.resolve())
    if not project.path(f"{project.output}/python/{project.server}/main.py").is_file():
        missing = f"{project.output}/python/{project.server} does not exist; run: tradegen build"
        typer.echo(f"tradegen: error: {missing}", err=True)
        return TROUBLE
    if current_note(project.root) is None:
        changed = "the declarations, or tradegen, changed since the last build; run: tradegen build"
        typer.echo(f"tradegen: warning: {changed}", err=True)
    if modules:
        os.environ["ENABLED_MODULES"] = modules
    _make_importable(project)
    target = f"{project.server}.main"
    try:
        importlib.import_module(target)
    except StartupError as error:
        typer.echo(f"tradegen: error: {error}", err=True)
        return TROUBLE
    from tradegen_runtime.links.uvicorn_protocol import SERVER_OPTIONS
    from tradegen_runtime.links.uvicorn_server import run_server

    if not reload:
        return run_server(f"{target}:app", host=host, port=port, log_level=log_level, access_log=access_log)
    import uvicorn

    folders = [str(folder) for folder in source_folders(project)]
    uvicorn.run(
        f"{target}:app",
        host=host,
        port=port,
        log_level=log_level,
        access_log=access_log,
        reload=True,
        reload_dirs=folders,
        **SERVER_OPTIONS,
    )
    return 0


def source_folders(project: Project) -> tuple[Path, ...]:
    """Return the folders whose packages the app imports: generated server, contracts, the user's services."""
    return (project.path(f"{project.output}/python"), project.contracts_root, project.root)


def _make_importable(project: Project) -> None:
    """Put the project's source folders on the import path of this process and of a reloader's child."""
    folders = [str(folder) for folder in source_folders(project)]
    sys.path[:0] = folders
    os.environ["PYTHONPATH"] = os.pathsep.join([*folders, *filter(None, [os.environ.get("PYTHONPATH")])])
