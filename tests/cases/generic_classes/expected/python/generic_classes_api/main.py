"""ASGI entry point: ``uvicorn generic_classes_api.main:app``."""

from generic_classes_api.app import create_app

app = create_app()
