"""Server of Recursion 1.0.0."""

from recursion_api.app import create_app

__all__ = ["create_app"]
