"""Module ``desk`` v1: desk."""
