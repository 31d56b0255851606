"""Server of Topics only 1.0.0."""

from topics_only_api.app import create_app

__all__ = ["create_app"]
