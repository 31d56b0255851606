"""Server of Codecs 1.0.0."""

from codecs_api.app import create_app

__all__ = ["create_app"]
