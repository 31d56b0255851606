"""The broker context: accounts, orders, matching, positions and margin of a simulated broker."""
