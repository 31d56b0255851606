"""ASGI entry point: ``uvicorn topics_only_api.main:app``."""

from topics_only_api.app import create_app

app = create_app()
