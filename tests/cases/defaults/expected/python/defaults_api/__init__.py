"""Server of Defaults 1.0.0."""

from defaults_api.app import create_app

__all__ = ["create_app"]
