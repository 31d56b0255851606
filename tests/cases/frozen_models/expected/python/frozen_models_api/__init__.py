"""Server of Frozen models 1.0.0."""

from frozen_models_api.app import create_app

__all__ = ["create_app"]
