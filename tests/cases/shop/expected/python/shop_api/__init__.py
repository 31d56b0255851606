"""Server of Shop 1.0.0."""

from shop_api.app import create_app

__all__ = ["create_app"]
