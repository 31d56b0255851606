"""Server of Binary 1.0.0."""

from binary_api.app import create_app

__all__ = ["create_app"]
