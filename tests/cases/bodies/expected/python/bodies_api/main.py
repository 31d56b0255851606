"""ASGI entry point: ``uvicorn bodies_api.main:app``."""

from bodies_api.app import create_app

app = create_app()
