"""A class named like one elsewhere."""

from pydantic import BaseModel

from ..documented import Parent as Other


class Parent(BaseModel):
    other: Other
