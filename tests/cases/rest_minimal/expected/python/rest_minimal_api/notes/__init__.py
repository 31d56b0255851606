"""Module ``notes`` v1: notes."""
