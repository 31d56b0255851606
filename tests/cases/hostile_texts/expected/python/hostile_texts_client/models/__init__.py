"""The models of the API: what is sent and received, one class per type."""

from hostile_texts_client.models.evil import (
    Evil,
    EvilInput,
    Weapon,
)

__all__ = [
    "Evil",
    "EvilInput",
    "Weapon",
]
