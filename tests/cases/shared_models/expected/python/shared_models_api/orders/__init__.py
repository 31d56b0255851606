"""Module ``orders`` v1: orders."""
