"""Module ``matrix`` v1: matrix."""
