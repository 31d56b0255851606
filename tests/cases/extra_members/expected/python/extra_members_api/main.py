"""ASGI entry point: ``uvicorn extra_members_api.main:app``."""

from extra_members_api.app import create_app

app = create_app()
