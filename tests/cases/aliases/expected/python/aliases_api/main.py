"""ASGI entry point: ``uvicorn aliases_api.main:app``."""

from aliases_api.app import create_app

app = create_app()
