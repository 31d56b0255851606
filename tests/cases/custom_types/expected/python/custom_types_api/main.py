"""ASGI entry point: ``uvicorn custom_types_api.main:app``."""

from custom_types_api.app import create_app

app = create_app()
