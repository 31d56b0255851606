"""Server of Extra members 1.0.0."""

from extra_members_api.app import create_app

__all__ = ["create_app"]
