"""Module ``custom`` v1: custom."""
