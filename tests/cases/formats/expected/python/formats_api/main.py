"""ASGI entry point: ``uvicorn formats_api.main:app``."""

from formats_api.app import create_app

app = create_app()
