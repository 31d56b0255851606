"""The name of the error document that every API has."""

from pydantic import BaseModel


class ProblemDetails(BaseModel):
    """Takes it."""

    id: int
