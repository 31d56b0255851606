"""Models of ``blobs``."""

from __future__ import annotations

from pydantic import Field

from binary_client.models._wire_model import WireModel


class Blob(WireModel):
    """Base64 by configuration, both ways."""

    data: str
    chunks: list[str] = Field(default_factory=lambda: [])


class Encoded(WireModel):
    """Base64 by type."""

    data: str


class Text(WireModel):
    """Bytes as UTF-8 text: a warning."""

    data: str
