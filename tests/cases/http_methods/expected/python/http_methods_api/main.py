"""ASGI entry point: ``uvicorn http_methods_api.main:app``."""

from http_methods_api.app import create_app

app = create_app()
