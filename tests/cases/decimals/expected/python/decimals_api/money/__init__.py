"""Module ``money`` v1: money."""
