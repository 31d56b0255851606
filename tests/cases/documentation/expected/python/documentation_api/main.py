"""ASGI entry point: ``uvicorn documentation_api.main:app``."""

from documentation_api.app import create_app

app = create_app()
