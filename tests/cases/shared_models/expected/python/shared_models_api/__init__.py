"""Server of Shared models 1.0.0."""

from shared_models_api.app import create_app

__all__ = ["create_app"]
