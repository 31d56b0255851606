"""Server of Query params 1.0.0."""

from query_params_api.app import create_app

__all__ = ["create_app"]
