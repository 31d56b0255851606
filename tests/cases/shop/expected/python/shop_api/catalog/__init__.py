"""Module ``catalog`` v1: Catalog."""
