"""Emit the Python client: one file per module, and the client that holds them all."""
