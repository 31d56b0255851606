"""Server of Excluded fields 1.0.0."""

from excluded_fields_api.app import create_app

__all__ = ["create_app"]
