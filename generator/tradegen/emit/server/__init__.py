"""Emit the Python server: one package per module, and the application that puts them together."""
