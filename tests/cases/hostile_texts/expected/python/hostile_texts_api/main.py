"""ASGI entry point: ``uvicorn hostile_texts_api.main:app``."""

from hostile_texts_api.app import create_app

app = create_app()
