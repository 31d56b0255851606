"""Server of Http methods 1.0.0."""

from http_methods_api.app import create_app

__all__ = ["create_app"]
