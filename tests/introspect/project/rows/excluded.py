"""Excluded fields are read and never sent."""

from pydantic import BaseModel, Field, SecretStr


class Login(BaseModel):
    user: str
    password: SecretStr = Field(exclude=True)
    note: str | None = Field(default=None, exclude_if=lambda value: value is None)
