"""ASGI entry point: ``uvicorn temporal_api.main:app``."""

from temporal_api.app import create_app

app = create_app()
