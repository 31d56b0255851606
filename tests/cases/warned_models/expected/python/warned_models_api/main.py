"""ASGI entry point: ``uvicorn warned_models_api.main:app``."""

from warned_models_api.app import create_app

app = create_app()
