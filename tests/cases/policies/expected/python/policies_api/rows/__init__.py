"""Module ``rows`` v1: rows."""
