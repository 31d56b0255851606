"""Errors with documents of their own."""

from typing import Literal

from pydantic import BaseModel


class Locked(BaseModel):
    """Why the vault stays shut."""

    type: str
    title: str
    status: int
    detail: str
    code: Literal["LOCKED"]
    until: int


class Content(BaseModel):
    """What is in it."""

    gold: int
