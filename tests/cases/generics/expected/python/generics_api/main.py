"""ASGI entry point: ``uvicorn generics_api.main:app``."""

from generics_api.app import create_app

app = create_app()
