"""Module ``manual`` v1: The manual."""
