"""Server of Temporal numbers 1.0.0."""

from temporal_numbers_api.app import create_app

__all__ = ["create_app"]
