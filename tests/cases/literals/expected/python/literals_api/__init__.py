"""Server of Literals 1.0.0."""

from literals_api.app import create_app

__all__ = ["create_app"]
