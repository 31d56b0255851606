"""The models of the API: what is sent and received, one class per type."""

from defaults_client.models.garden import (
    Garden,
    GardenInput,
    Pot,
    Season,
    Seeded,
    SeededInput,
)

__all__ = [
    "Garden",
    "GardenInput",
    "Pot",
    "Season",
    "Seeded",
    "SeededInput",
]
