"""ASGI entry point: ``uvicorn tagged_unions_api.main:app``."""

from tagged_unions_api.app import create_app

app = create_app()
