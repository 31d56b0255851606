"""Server of Smart unions 1.0.0."""

from smart_unions_api.app import create_app

__all__ = ["create_app"]
