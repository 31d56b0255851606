"""Module ``search`` v1: search."""
