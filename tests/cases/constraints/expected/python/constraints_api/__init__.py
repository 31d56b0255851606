"""Server of Constraints 1.0.0."""

from constraints_api.app import create_app

__all__ = ["create_app"]
