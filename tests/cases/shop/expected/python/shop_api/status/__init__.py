"""Module ``status`` v1: status."""
