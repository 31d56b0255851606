"""Server of Trading API 1.0.0."""

from trading_api.app import create_app

__all__ = ["create_app"]
