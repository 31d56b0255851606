"""Models of ``omega``."""

from __future__ import annotations

from two_modules_client.models._wire_model import WireModel


class Omega(WireModel):
    """A model of the second."""

    z: int
