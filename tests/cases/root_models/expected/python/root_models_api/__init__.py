"""Server of Root models 1.0.0."""

from root_models_api.app import create_app

__all__ = ["create_app"]
