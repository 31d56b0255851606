"""Module ``values`` v1: values."""
