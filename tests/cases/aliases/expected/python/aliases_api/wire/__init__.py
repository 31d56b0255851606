"""Module ``wire`` v1: wire."""
