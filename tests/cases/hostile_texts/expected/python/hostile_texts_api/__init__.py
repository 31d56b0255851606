"""Server of Hostile texts 1.0.0."""

from hostile_texts_api.app import create_app

__all__ = ["create_app"]
