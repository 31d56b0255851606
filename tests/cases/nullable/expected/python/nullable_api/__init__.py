"""Server of Nullable 1.0.0."""

from nullable_api.app import create_app

__all__ = ["create_app"]
