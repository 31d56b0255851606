"""Module ``login`` v1: login."""
