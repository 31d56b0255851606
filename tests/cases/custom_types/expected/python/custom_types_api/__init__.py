"""Server of Custom types 1.0.0."""

from custom_types_api.app import create_app

__all__ = ["create_app"]
