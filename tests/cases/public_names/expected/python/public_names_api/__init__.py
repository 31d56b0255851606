"""Server of Public names 1.0.0."""

from public_names_api.app import create_app

__all__ = ["create_app"]
