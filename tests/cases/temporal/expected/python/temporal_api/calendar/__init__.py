"""Module ``calendar`` v1: calendar."""
