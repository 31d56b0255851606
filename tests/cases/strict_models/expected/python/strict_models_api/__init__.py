"""Server of Strict models 1.0.0."""

from strict_models_api.app import create_app

__all__ = ["create_app"]
