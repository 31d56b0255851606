"""Module ``vault`` v1: Vault."""
