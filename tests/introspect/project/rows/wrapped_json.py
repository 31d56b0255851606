"""JSON inside a string, and secrets."""

from pydantic import BaseModel, Field, Json, Secret, SecretBytes, SecretStr


class Wrapped(BaseModel):
    numbers: Json[list[int]]
    free: Json
    password: SecretStr
    token: SecretBytes = SecretBytes(b"x")
    pin: Secret[int]
    long: SecretStr = Field(SecretStr("x"), min_length=8)
    maybe: SecretStr | None = SecretStr("x")
