"""Answers without content."""

from pydantic import BaseModel


class Position(BaseModel):
    """Where the switch is."""

    on: bool
