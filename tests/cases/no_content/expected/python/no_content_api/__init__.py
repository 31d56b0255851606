"""Server of No content 1.0.0."""

from no_content_api.app import create_app

__all__ = ["create_app"]
