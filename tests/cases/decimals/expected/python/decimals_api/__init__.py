"""Server of Decimals 1.0.0."""

from decimals_api.app import create_app

__all__ = ["create_app"]
