"""ASGI entry point: ``uvicorn shared_models_api.main:app``."""

from shared_models_api.app import create_app

app = create_app()
