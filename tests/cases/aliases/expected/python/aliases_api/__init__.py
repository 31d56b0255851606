"""Server of Aliases 1.0.0."""

from aliases_api.app import create_app

__all__ = ["create_app"]
