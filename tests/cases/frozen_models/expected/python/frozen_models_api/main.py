"""ASGI entry point: ``uvicorn frozen_models_api.main:app``."""

from frozen_models_api.app import create_app

app = create_app()
