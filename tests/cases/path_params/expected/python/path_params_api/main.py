"""ASGI entry point: ``uvicorn path_params_api.main:app``."""

from path_params_api.app import create_app

app = create_app()
