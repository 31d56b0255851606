"""Server of Bodies 1.0.0."""

from bodies_api.app import create_app

__all__ = ["create_app"]
