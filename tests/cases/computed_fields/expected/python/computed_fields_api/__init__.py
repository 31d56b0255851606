"""Server of Computed fields 1.0.0."""

from computed_fields_api.app import create_app

__all__ = ["create_app"]
