"""Module ``names`` v1: names."""
