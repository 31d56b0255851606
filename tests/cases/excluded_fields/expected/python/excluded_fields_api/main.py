"""ASGI entry point: ``uvicorn excluded_fields_api.main:app``."""

from excluded_fields_api.app import create_app

app = create_app()
