"""Server of Rest minimal 1.0.0."""

from rest_minimal_api.app import create_app

__all__ = ["create_app"]
