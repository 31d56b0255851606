"""Contracts of the specimen: what a user writes."""
