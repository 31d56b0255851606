"""Module ``broker`` v1: broker."""
