"""Uses the common models and those of another domain."""

from pydantic import BaseModel

from shared_models_contracts.common.common import Money
from shared_models_contracts.people.people import Person


class Order(BaseModel):
    """An order."""

    id: int
    buyer: Person
    price: Money
