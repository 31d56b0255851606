"""ASGI entry point: ``uvicorn codecs_api.main:app``."""

from codecs_api.app import create_app

app = create_app()
