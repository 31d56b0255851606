"""Models of ``alpha``."""

from __future__ import annotations

from two_modules_client.models._wire_model import WireModel


class Alpha(WireModel):
    """A model of the first."""

    a: int
