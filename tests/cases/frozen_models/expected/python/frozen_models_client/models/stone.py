"""Models of ``stone``."""

from __future__ import annotations

from frozen_models_client.models._wire_model import WireModel


class Gem(WireModel):
    """A grandchild that narrows a field."""

    id: int
    weight: float
    colour: str = "red"
    facets: int


class Stone(WireModel):
    """A child with fields of its own, one of them frozen by itself."""

    id: int
    weight: float
    colour: str = "grey"
