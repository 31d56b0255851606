"""Module ``boxes`` v1: boxes."""
