"""ASGI entry point: ``uvicorn nullable_api.main:app``."""

from nullable_api.app import create_app

app = create_app()
