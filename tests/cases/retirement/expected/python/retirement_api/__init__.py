"""Server of Retirement 1.0.0."""

from retirement_api.app import create_app

__all__ = ["create_app"]
