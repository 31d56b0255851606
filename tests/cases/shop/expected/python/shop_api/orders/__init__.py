"""Module ``orders`` v1: Orders."""
