"""Server of Deprecations 1.0.0."""

from deprecations_api.app import create_app

__all__ = ["create_app"]
