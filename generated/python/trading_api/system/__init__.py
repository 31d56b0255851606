"""Module ``system`` v1: System."""
