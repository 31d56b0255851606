"""ASGI entry point: ``uvicorn root_models_api.main:app``."""

from root_models_api.app import create_app

app = create_app()
