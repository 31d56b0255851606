"""ASGI entry point: ``uvicorn no_content_api.main:app``."""

from no_content_api.app import create_app

app = create_app()
