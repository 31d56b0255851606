"""Server of Path params 1.0.0."""

from path_params_api.app import create_app

__all__ = ["create_app"]
