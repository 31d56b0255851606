"""Server of Typed errors 1.0.0."""

from typed_errors_api.app import create_app

__all__ = ["create_app"]
