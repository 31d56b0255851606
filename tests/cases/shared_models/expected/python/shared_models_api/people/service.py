"""What module ``people`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from shared_models_contracts.common import common
from shared_models_contracts.people import people as people_people


@runtime_checkable
class PeopleService(Protocol):
    """What module ``people`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def people(
        self,
        *,
        at_least: common.Amount | None,
    ) -> list[people_people.Person]:
        """Answer operation ``people``."""
        ...
