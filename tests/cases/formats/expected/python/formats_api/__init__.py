"""Server of Formats 1.0.0."""

from formats_api.app import create_app

__all__ = ["create_app"]
