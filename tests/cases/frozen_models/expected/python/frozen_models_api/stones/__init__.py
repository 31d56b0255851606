"""Module ``stones`` v1: stones."""
