"""Models of ``open_``."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from extra_members_client.models._wire_model import WireModel


class Ignoring(WireModel):
    """The default: they are dropped."""

    name: str


class Keeping(WireModel):
    """They are kept, whatever they are."""

    model_config = ConfigDict(extra="allow")

    name: str
    size: int | None = None


class Refusing(WireModel):
    """They are refused."""

    name: str


class Typed(WireModel):
    """They are kept and checked."""

    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[str, int] = Field(init=False)
    name: str
