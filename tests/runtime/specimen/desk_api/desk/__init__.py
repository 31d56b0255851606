"""Module ``desk`` v1: Order desk."""
