"""Module ``open_world`` v1: open_world."""
