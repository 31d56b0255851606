"""Module ``bank`` v1: bank."""
