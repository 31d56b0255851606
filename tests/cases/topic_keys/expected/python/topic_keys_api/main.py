"""ASGI entry point: ``uvicorn topic_keys_api.main:app``."""

from topic_keys_api.app import create_app

app = create_app()
