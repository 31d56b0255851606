"""The live page and, beside it, the compiled TypeScript client it imports."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

import trading_client
from tradegen_runtime.pages import link_own_page


def mount_live_page(app: FastAPI) -> None:
    """Serve the page at ``/live/`` and the compiled client at ``/client/``, and name it on the landing page.

    Raises:
        FileNotFoundError: the TypeScript client is not compiled; ``make build`` compiles it.
    """
    compiled = compiled_client()
    if not (compiled / "index.js").is_file():
        raise FileNotFoundError(f"{compiled} holds no compiled client; run: make build")

    async def redirect() -> RedirectResponse:
        return RedirectResponse("/live/")

    app.add_api_route("/live", redirect, include_in_schema=False)
    app.mount("/client", StaticFiles(directory=compiled), name="client")
    app.mount("/live", StaticFiles(packages=[("trading_services.live", "static")], html=True), name="live")
    link_own_page(app, title="Prices, a chart and a demo account", url="/live")


def compiled_client() -> Path:
    """Return the folder that ``tsc`` compiles the TypeScript client to, beside the generated Python client."""
    return Path(trading_client.__file__).parents[2] / "typescript" / "dist"
