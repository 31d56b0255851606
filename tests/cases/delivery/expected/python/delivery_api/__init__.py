"""Server of Delivery 1.0.0."""

from delivery_api.app import create_app

__all__ = ["create_app"]
