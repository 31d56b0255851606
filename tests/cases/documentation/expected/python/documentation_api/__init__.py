"""Server of Documentation 1.0.0."""

from documentation_api.app import create_app

__all__ = ["create_app"]
