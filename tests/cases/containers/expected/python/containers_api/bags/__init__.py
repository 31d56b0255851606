"""Module ``bags`` v1: bags."""
