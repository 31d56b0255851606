"""Server of Topic keys 1.0.0."""

from topic_keys_api.app import create_app

__all__ = ["create_app"]
