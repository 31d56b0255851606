"""Module ``alpha`` v1: Alpha."""
