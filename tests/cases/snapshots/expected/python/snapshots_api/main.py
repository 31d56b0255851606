"""ASGI entry point: ``uvicorn snapshots_api.main:app``."""

from snapshots_api.app import create_app

app = create_app()
