"""Server of Generic classes 1.0.0."""

from generic_classes_api.app import create_app

__all__ = ["create_app"]
