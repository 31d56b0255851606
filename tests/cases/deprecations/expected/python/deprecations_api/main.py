"""ASGI entry point: ``uvicorn deprecations_api.main:app``."""

from deprecations_api.app import create_app

app = create_app()
