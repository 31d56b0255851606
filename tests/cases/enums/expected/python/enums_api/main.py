"""ASGI entry point: ``uvicorn enums_api.main:app``."""

from enums_api.app import create_app

app = create_app()
