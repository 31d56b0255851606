"""ASGI entry point: ``uvicorn anything_api.main:app``."""

from anything_api.app import create_app

app = create_app()
