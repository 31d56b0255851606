"""Server of Other classes 1.0.0."""

from other_classes_api.app import create_app

__all__ = ["create_app"]
