"""ASGI entry point: ``uvicorn computed_fields_api.main:app``."""

from computed_fields_api.app import create_app

app = create_app()
