"""Runs generated clients of one version against the server of another: what really fails, call by call."""
