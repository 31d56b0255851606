"""Ticks that say where they come from, and what a test may ask of their server."""

from typing import Literal

from pydantic import BaseModel, Field


class FeedOf(BaseModel):
    """Which feed to follow."""

    name: str


class Tick(BaseModel):
    """One update of a feed."""

    life: str = Field(description="Token of the source that published it.")
    number: int = Field(description="1 for the first of its life, then one more each.")
    filler: str = Field(default="", description="Makes it as long as a test wants.")


class Item(BaseModel):
    """One item of a feed's list."""

    name: str = Field(description="The feed.")
    id: str
    state: Literal["here", "gone"] = "here"
    version: int = 1


class Publication(BaseModel):
    """Ticks to publish."""

    route: Literal["ticks", "journal", "prices", "drops"]
    name: str
    count: int = Field(ge=1)
    per_turn: int = Field(default=1, ge=1, description="Ticks in one turn of the event loop.")
    per_s: float = Field(default=0, ge=0, description="Pace; 0: as fast as turns follow each other.")
    filler: int = Field(default=0, ge=0, description="Bytes added to each tick.")


class Crash(BaseModel):
    """A source to fail."""

    route: Literal["ticks", "journal", "prices"]
    name: str


class Stall(BaseModel):
    """How long the event loop stands still."""

    seconds: float


class Facts(BaseModel):
    """How the server is."""

    rss_kb: int = Field(description="Memory.")
    tasks: int = Field(description="Tasks of the event loop.")
    sources: int = Field(description="Sources that are entered.")
    opened: int = Field(description="Sources entered so far.")
    sockets: int = Field(description="Open sockets of the process, the listening one among them.")
    published: int = Field(description="Ticks published so far.")
