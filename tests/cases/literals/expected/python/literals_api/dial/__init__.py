"""Module ``dial`` v1: dial."""
