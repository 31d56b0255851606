"""ASGI entry point: ``uvicorn literals_api.main:app``."""

from literals_api.app import create_app

app = create_app()
