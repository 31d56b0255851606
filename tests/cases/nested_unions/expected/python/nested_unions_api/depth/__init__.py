"""Module ``depth`` v1: depth."""
