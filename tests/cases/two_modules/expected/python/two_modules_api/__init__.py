"""Server of Two modules 1.0.0."""

from two_modules_api.app import create_app

__all__ = ["create_app"]
