"""Module ``old`` v1: old."""
