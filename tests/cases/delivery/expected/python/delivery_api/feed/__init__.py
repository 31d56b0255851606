"""Module ``feed`` v1: feed."""
