"""Contracts of the trading API: Pydantic models by business concept, and the route files that use them."""
