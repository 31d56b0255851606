"""Module ``pages`` v1: pages."""
