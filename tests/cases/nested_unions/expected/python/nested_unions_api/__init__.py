"""Server of Nested unions 1.0.0."""

from nested_unions_api.app import create_app

__all__ = ["create_app"]
