"""ASGI entry point: ``uvicorn smart_unions_api.main:app``."""

from smart_unions_api.app import create_app

app = create_app()
