"""ASGI entry point: ``uvicorn strict_models_api.main:app``."""

from strict_models_api.app import create_app

app = create_app()
