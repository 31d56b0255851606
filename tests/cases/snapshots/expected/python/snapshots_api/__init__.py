"""Server of Snapshots 1.0.0."""

from snapshots_api.app import create_app

__all__ = ["create_app"]
