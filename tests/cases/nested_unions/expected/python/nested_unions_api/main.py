"""ASGI entry point: ``uvicorn nested_unions_api.main:app``."""

from nested_unions_api.app import create_app

app = create_app()
