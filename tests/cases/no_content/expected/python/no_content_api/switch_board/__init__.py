"""Module ``switch_board`` v1: switch_board."""
