"""Server of Topic names 1.0.0."""

from topic_names_api.app import create_app

__all__ = ["create_app"]
