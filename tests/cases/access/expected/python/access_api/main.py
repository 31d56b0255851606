"""ASGI entry point: ``uvicorn access_api.main:app``."""

from access_api.app import create_app

app = create_app()
