"""Module ``shelf`` v1: shelf."""
