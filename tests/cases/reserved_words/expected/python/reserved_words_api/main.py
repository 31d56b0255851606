"""ASGI entry point: ``uvicorn reserved_words_api.main:app``."""

from reserved_words_api.app import create_app

app = create_app()
