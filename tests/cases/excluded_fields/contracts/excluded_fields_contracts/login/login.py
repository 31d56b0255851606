"""Excluded fields are accepted and never sent."""

from pydantic import BaseModel, Field, SecretStr


class Account(BaseModel):
    """The password goes in and never comes out."""

    name: str
    password: str = Field(exclude=True)
    pin: SecretStr | None = Field(default=None, exclude=True)


class Team(BaseModel):
    """Holds accounts."""

    members: list[Account]
