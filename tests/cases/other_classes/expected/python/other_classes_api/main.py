"""ASGI entry point: ``uvicorn other_classes_api.main:app``."""

from other_classes_api.app import create_app

app = create_app()
