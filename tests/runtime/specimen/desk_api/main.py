"""ASGI entry point: ``uvicorn desk_api.main:app``."""

from desk_api.app import create_app

app = create_app()
