"""Module ``paint`` v1: paint."""
