"""Hand-written services of the trading API: one package per bounded context, wired in ``composition``."""
