"""Server of Reserved words 1.0.0."""

from reserved_words_api.app import create_app

__all__ = ["create_app"]
