"""Server of Access 1.0.0."""

from access_api.app import create_app

__all__ = ["create_app"]
