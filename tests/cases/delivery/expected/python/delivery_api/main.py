"""ASGI entry point: ``uvicorn delivery_api.main:app``."""

from delivery_api.app import create_app

app = create_app()
