"""Module ``roots`` v1: roots."""
