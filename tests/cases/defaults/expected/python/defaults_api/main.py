"""ASGI entry point: ``uvicorn defaults_api.main:app``."""

from defaults_api.app import create_app

app = create_app()
