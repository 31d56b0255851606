"""Server of Warned models 1.0.0."""

from warned_models_api.app import create_app

__all__ = ["create_app"]
