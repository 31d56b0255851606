"""Server of Policies 1.0.0."""

from policies_api.app import create_app

__all__ = ["create_app"]
