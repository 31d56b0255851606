"""From an outbox to the network: what waits, what is shared, and the two ways of sending it."""
