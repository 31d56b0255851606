"""ASGI entry point: ``uvicorn retirement_api.main:app``."""

from retirement_api.app import create_app

app = create_app()
