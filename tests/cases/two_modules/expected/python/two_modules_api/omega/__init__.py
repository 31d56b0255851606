"""Module ``omega`` v2: Omega."""
