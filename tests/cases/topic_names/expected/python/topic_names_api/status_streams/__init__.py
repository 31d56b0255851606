"""Module ``status_streams`` v1: status_streams."""
