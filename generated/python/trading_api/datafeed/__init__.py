"""Module ``datafeed`` v1: Market data."""
