"""Module ``keys`` v1: keys."""
