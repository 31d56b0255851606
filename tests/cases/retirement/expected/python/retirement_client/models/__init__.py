"""The models of the API: what is sent and received, one class per type."""

from retirement_client.models.desk import (
    Quote,
    QuoteInput,
    QuoteKey,
    Venue,
)

__all__ = [
    "Quote",
    "QuoteInput",
    "QuoteKey",
    "Venue",
]
