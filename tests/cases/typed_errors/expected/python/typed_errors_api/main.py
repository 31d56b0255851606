"""ASGI entry point: ``uvicorn typed_errors_api.main:app``."""

from typed_errors_api.app import create_app

app = create_app()
