"""ASGI entry point: ``uvicorn topic_names_api.main:app``."""

from topic_names_api.app import create_app

app = create_app()
