"""Module ``limits`` v1: limits."""
