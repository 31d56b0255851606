"""Module ``market`` v1: market."""
