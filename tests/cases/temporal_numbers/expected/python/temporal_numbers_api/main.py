"""ASGI entry point: ``uvicorn temporal_numbers_api.main:app``."""

from temporal_numbers_api.app import create_app

app = create_app()
