"""Server of Named aliases 1.0.0."""

from named_aliases_api.app import create_app

__all__ = ["create_app"]
