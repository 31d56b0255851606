"""ASGI entry point: ``uvicorn recursion_api.main:app``."""

from recursion_api.app import create_app

app = create_app()
