"""Module ``vault`` v1: vault."""
