"""Server of Temporal 1.0.0."""

from temporal_api.app import create_app

__all__ = ["create_app"]
