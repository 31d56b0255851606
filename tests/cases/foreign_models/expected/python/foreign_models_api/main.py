"""ASGI entry point: ``uvicorn foreign_models_api.main:app``."""

from foreign_models_api.app import create_app

app = create_app()
