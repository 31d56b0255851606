"""Module ``events`` v1: events."""
