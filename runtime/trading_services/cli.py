"""Command ``trading``: what an operator does beside running the server."""

from typing import Annotated

import typer

from trading_services.market.loading.commands import data

app = typer.Typer(
    help="Operate the trading services.", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False
)
app.add_typer(data, name="data")


@app.callback()
def trading() -> None:
    """Operate the trading services."""


@app.command()
def run(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
) -> None:
    """Serve the API with a live page, and show live quotes here."""
    from trading_services.live.run import run_live  # the server is loaded for this command only

    raise typer.Exit(run_live(host=host, port=port))


def main() -> None:
    """Run the command line."""
    app()
