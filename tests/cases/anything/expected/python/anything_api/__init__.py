"""Server of Anything 1.0.0."""

from anything_api.app import create_app

__all__ = ["create_app"]
