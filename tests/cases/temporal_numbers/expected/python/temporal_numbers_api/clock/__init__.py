"""Module ``clock`` v1: clock."""
