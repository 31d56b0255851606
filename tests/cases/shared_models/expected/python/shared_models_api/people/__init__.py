"""Module ``people`` v1: people."""
