"""Server of Containers 1.0.0."""

from containers_api.app import create_app

__all__ = ["create_app"]
