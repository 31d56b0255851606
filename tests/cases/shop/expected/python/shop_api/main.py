"""ASGI entry point: ``uvicorn shop_api.main:app``."""

from shop_api.app import create_app

app = create_app()
