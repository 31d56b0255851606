"""Server of Desk API 1.0.0."""

from desk_api.app import create_app

__all__ = ["create_app"]
