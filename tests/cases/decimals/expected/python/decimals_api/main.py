"""ASGI entry point: ``uvicorn decimals_api.main:app``."""

from decimals_api.app import create_app

app = create_app()
