"""ASGI entry point: ``uvicorn public_names_api.main:app``."""

from public_names_api.app import create_app

app = create_app()
