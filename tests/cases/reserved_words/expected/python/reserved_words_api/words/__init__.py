"""Module ``words`` v1: words."""
