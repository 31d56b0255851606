"""Server of Enums 1.0.0."""

from enums_api.app import create_app

__all__ = ["create_app"]
