"""Server of Tagged unions 1.0.0."""

from tagged_unions_api.app import create_app

__all__ = ["create_app"]
