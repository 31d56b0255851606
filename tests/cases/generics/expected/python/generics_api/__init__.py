"""Server of Generics 1.0.0."""

from generics_api.app import create_app

__all__ = ["create_app"]
