"""ASGI entry point: ``uvicorn rest_minimal_api.main:app``."""

from rest_minimal_api.app import create_app

app = create_app()
