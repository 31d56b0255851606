"""Server of Foreign models 1.0.0."""

from foreign_models_api.app import create_app

__all__ = ["create_app"]
