"""The models of the API: what is sent and received, one class per type."""

from topic_names_client.models.streams import (
    Request,
    Status,
)

__all__ = [
    "Request",
    "Status",
]
