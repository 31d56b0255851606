"""Module ``shapes`` v1: shapes."""
