"""ASGI entry point: ``uvicorn binary_api.main:app``."""

from binary_api.app import create_app

app = create_app()
