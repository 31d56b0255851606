"""Module ``garden`` v1: garden."""
