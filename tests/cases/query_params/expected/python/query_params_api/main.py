"""ASGI entry point: ``uvicorn query_params_api.main:app``."""

from query_params_api.app import create_app

app = create_app()
