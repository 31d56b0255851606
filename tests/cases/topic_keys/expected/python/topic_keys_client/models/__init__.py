"""The models of the API: what is sent and received, one class per type."""

from topic_keys_client.models.keys import (
    KeyRequest,
    Level,
    Side,
    Update,
)

__all__ = [
    "KeyRequest",
    "Level",
    "Side",
    "Update",
]
