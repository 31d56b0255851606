"""The ``tradegen`` command: options, help texts and exit codes; the work is elsewhere.

Exit codes: 0 all is well, 1 findings in the user's files, 2 trouble with the call or the machine.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tradegen.diagnostics import Rejected
from tradegen.output.manifest import ManifestUnreadable

FINDINGS = 1
TROUBLE = 2

app = typer.Typer(
    name="tradegen",
    help="One declaration in, a whole typed API layer out: REST and WebSocket, server and both clients.",
    epilog="Exit codes: 0 all is well, 1 findings in your files, 2 trouble with the call or the machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ProjectOption = Annotated[
    Path,
    typer.Option(
        "--project",
        "-p",
        help="Folder to look for pyproject.toml in, then its parents.",
        exists=True,
        file_okay=False,
        show_default="the current folder",
    ),
]


class ReportFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


FormatOption = Annotated[ReportFormat, typer.Option("--format", help="How to print what is found.")]


@app.command(short_help="Write what follows from the declarations.")
def build(
    project: ProjectOption = Path(),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would change; write nothing.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files that were edited by hand or are not ours.")
    ] = False,
    output: FormatOption = ReportFormat.TEXT,
) -> None:
    """Write everything that follows from the declarations and is not yet on disk."""
    from tradegen.cli.build import run_build

    raise typer.Exit(run_build(project, dry_run=dry_run, force=force, output=output.value))


@app.command(short_help="Fail where what must agree does not.")
def check(
    project: ProjectOption = Path(),
    only: Annotated[
        str,
        typer.Option(
            help="Gates to run, with commas: drift, served, services, typescript, keys, models.",
            show_default="all",
        ),
    ] = "",
    output: FormatOption = ReportFormat.TEXT,
) -> None:
    """Fail where files, documents, services, types, topic keys or client models do not agree; write nothing."""
    from tradegen.cli.check import run_check

    raise typer.Exit(run_check(project, only=only, output=output.value))


class OutputFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    MARKDOWN = "markdown"


class BreakingLevel(StrEnum):
    """What a change can break."""

    WIRE = "wire"
    SOURCE_PY = "source-py"
    SOURCE_TS = "source-ts"


@app.command(short_help="Fail where a change breaks older clients.")
def breaking(
    against: Annotated[str, typer.Option(help="Version to compare with: a git ref, or a folder with a project.")],
    project: ProjectOption = Path(),
    output: Annotated[OutputFormat, typer.Option("--format", help="How to print.")] = OutputFormat.TEXT,
    level: Annotated[
        list[BreakingLevel] | None,
        typer.Option(help="Tell only what breaks this: old clients on the wire, or code that uses them; repeatable."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Print compatible changes too.")] = False,
) -> None:
    """Fail when a change of REST, topics, keys or models breaks clients of an older version."""
    from tradegen.cli.breaking import run_breaking

    levels = [chosen.value for chosen in level or []]
    raise typer.Exit(run_breaking(project, against=against, output=output.value, levels=levels, everything=everything))


@app.command(short_help="Run old clients against today's server.")
def skew(
    against: Annotated[str, typer.Option(help="Version to run with: a git ref, or a folder with a project.")],
    project: ProjectOption = Path(),
    reverse: Annotated[
        bool, typer.Option("--reverse", help="Run today's clients against the server of that version.")
    ] = False,
    output: FormatOption = ReportFormat.TEXT,
) -> None:
    """Run the generated clients of an older version against today's server, and tell what really fails."""
    from tradegen.cli.skew import run_skew_command

    raise typer.Exit(run_skew_command(project, against=against, reverse=reverse, output=output.value))


@app.command(short_help="Write route files for routers in Python.")
def adopt(
    files: Annotated[
        list[Path],
        typer.Argument(help="Python files with X: TypeAlias = WsRouter[Request, Data].", exists=True, dir_okay=False),
    ],
    project: ProjectOption = Path(),
    module: Annotated[
        str, typer.Option(help="Name of the module.", show_default="the file's name, or its folder's")
    ] = "",
    api_version: Annotated[str, typer.Option(help="Version in the URLs.")] = "v1",
    route: Annotated[
        list[str] | None, typer.Option(help="Name of a topic on the wire: OrderWsRouter=orders; repeatable.")
    ] = None,
) -> None:
    """Write route files for WebSocket routers that are declared in Python: same URLs, same wire."""
    from tradegen.cli.adopt import run_adopt

    raise typer.Exit(run_adopt(project, files, module=module, version=api_version, routes=route or []))


class LogLevel(StrEnum):
    """From which level on the server logs, as uvicorn names them."""

    CRITICAL = "critical"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    DEBUG = "debug"
    TRACE = "trace"


@app.command(short_help="Serve the generated app.")
def serve(
    project: ProjectOption = Path(),
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = 8000,
    modules: Annotated[
        str, typer.Option(help="Modules to serve, separated by commas.", show_default="all, or $ENABLED_MODULES")
    ] = "",
    reload: Annotated[bool, typer.Option("--reload", help="Start again when a source file changes.")] = False,
    log_level: Annotated[LogLevel, typer.Option(help="What the server logs: this level and above.")] = LogLevel.INFO,
    access_log: Annotated[
        bool, typer.Option("--access-log/--no-access-log", help="Log a line for each request, at level info.")
    ] = True,
) -> None:
    """Serve the generated app with the WebSocket protocol class that shares frames between clients."""
    from tradegen.cli.serve import run_serve

    code = run_serve(
        project,
        host=host,
        port=port,
        modules=modules,
        reload=reload,
        log_level=log_level.value,
        access_log=access_log,
    )
    raise typer.Exit(code)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"tradegen {version('tradegen')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that stand before any command."""


def run() -> NoReturn:
    """Run the command line; a finding or a trouble is a message and an exit code, never a traceback."""
    try:
        app()
    except Rejected as rejected:
        typer.echo(str(rejected), err=True)
        raise SystemExit(FINDINGS) from None
    except ManifestUnreadable as damaged:
        typer.echo(f"tradegen: error: {damaged}", err=True)
        raise SystemExit(TROUBLE) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        typer.echo(f"tradegen: error: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        raise SystemExit(TROUBLE) from None
    raise SystemExit(0)
