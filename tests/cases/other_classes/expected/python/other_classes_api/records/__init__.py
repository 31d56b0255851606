"""Module ``records`` v1: records."""
