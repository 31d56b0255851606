"""Models of ``links``."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from formats_client.models._wire_model import WireModel


class Links(WireModel):
    """All of them in fields."""

    id: UUID
    site: Annotated[str, Field(max_length=2083, min_length=1)]
    any_url: Annotated[str, Field(min_length=1)]
    mail: str
    v4: str
    v6: str
    file: str
    maybe: Annotated[str, Field(max_length=2083, min_length=1)] | None = None
    ids: list[UUID] = Field(default_factory=lambda: [])
    by_id: dict[str, str] = Field(default_factory=lambda: {})
