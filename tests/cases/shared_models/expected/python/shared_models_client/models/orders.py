"""Models of ``orders``."""

from __future__ import annotations

from shared_models_client.models._wire_model import WireModel
from shared_models_client.models.common import Money, MoneyInput
from shared_models_client.models.people import Person, PersonInput


class Order(WireModel):
    """An order."""

    id: int
    buyer: Person
    price: Money


class OrderInput(WireModel):
    """An order."""

    id: int
    buyer: PersonInput
    price: MoneyInput
