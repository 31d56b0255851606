"""What module ``notes`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from rest_minimal_contracts.notes import notes


@runtime_checkable
class NotesService(Protocol):
    """What module ``notes`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_note(self) -> notes.Note:
        """Answer operation ``getNote``."""
        ...
