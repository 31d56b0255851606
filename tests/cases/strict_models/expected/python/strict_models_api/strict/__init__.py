"""Module ``strict`` v1: strict."""
