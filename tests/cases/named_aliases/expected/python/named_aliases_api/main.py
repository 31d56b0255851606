"""ASGI entry point: ``uvicorn named_aliases_api.main:app``."""

from named_aliases_api.app import create_app

app = create_app()
