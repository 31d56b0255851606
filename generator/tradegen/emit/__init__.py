"""Emitters: pure functions from the IR to files."""
