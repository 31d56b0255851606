"""Bytes travel as base64, declared; plain bytes are text."""

from typing import Annotated

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field


class Blob(BaseModel):
    """Base64 by configuration, both ways."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    data: bytes
    chunks: list[bytes] = []


class Encoded(BaseModel):
    """Base64 by type."""

    data: Base64Bytes


class Text(BaseModel):
    """Bytes as UTF-8 text: a warning."""

    data: Annotated[bytes, Field(max_length=8, examples=["bytes"])]
