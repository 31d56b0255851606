"""ASGI entry point: ``uvicorn policies_api.main:app``."""

from policies_api.app import create_app

app = create_app()
