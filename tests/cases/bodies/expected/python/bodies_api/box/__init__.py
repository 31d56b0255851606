"""Module ``box`` v1: box."""
