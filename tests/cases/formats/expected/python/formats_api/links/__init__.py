"""Module ``links`` v1: links."""
