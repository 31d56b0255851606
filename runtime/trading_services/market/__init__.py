"""Market data: a replay of real prices on one logical clock."""
