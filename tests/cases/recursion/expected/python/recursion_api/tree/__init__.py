"""Module ``tree`` v1: tree."""
