"""ASGI entry point: ``uvicorn trading_api.main:app``."""

from trading_api.app import create_app

app = create_app()
