"""Models of ``switch``."""

from __future__ import annotations

from no_content_client.models._wire_model import WireModel


class Position(WireModel):
    """Where the switch is."""

    on: bool
