"""ASGI entry point: ``uvicorn two_modules_api.main:app``."""

from two_modules_api.app import create_app

app = create_app()
