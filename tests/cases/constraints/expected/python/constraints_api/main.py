"""ASGI entry point: ``uvicorn constraints_api.main:app``."""

from constraints_api.app import create_app

app = create_app()
