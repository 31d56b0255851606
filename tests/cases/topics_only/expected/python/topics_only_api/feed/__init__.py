"""Module ``feed`` v1: Feed."""
