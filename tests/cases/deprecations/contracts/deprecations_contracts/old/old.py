"""What should not be used any more."""

from typing import Annotated

from pydantic import BaseModel, Field
from typing_extensions import deprecated


@deprecated("use NewThing")
class OldThing(BaseModel):
    """A deprecated model."""

    name: str


class Thing(BaseModel):
    """Deprecated fields: with a message and without."""

    name: str
    title: Annotated[str, Field(deprecated="use name")] = ""
    code: Annotated[int, Field(deprecated=True)] = 0
