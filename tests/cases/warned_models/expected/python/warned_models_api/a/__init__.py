"""Module ``a`` v1: a."""
