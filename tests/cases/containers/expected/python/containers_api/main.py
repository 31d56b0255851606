"""ASGI entry point: ``uvicorn containers_api.main:app``."""

from containers_api.app import create_app

app = create_app()
