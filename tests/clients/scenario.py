"""The scenarios that every client runs, whatever its language."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Gap = tuple[int | None, int | None, str]


class StepBody(BaseModel):
    """What a step says about itself; each verb reads the fields it knows."""

    model_config = ConfigDict(extra="forbid")

    who: str = Field(default="", alias="as")
    route: str = "orders"
    params: dict[str, JsonValue] = {"account": "A"}
    id: str = ""
    key: str = "K"
    epoch: str = "e1"
    seq: int = 0
    since: int = 0
    item: JsonValue = None
    recovered: bool = False
    snapshot: bool = False
    resume: dict[str, JsonValue] | None = None
    code: str | int = ""
    reason: str = ""
    retryable: bool = False
    throws: bool = False
    read: bool = True
    buffer: int | None = None
    overflow: Literal["drop_oldest", "fail"] = "drop_oldest"
    are: list[JsonValue] = []
    error: str | None = Field(default=None, alias="with")
    kind: str = ""
    count: int | None = None
    at_least: int | None = Field(default=None, alias="atLeast")
    dial: int | None = None


@dataclass(frozen=True)
class Step:
    """One step: a verb with its body, or with a bare value where it takes one."""

    verb: str
    body: StepBody
    value: JsonValue


@dataclass(frozen=True)
class Scenario:
    """A named script of one client against one server.

    ``tokens`` are handed out one by one; null fails, false never comes. ``hears_unknown``: the caller asks to be told.
    """

    name: str
    steps: tuple[Step, ...]
    tokens: tuple[str | bool | None, ...] | None
    hears_unknown: bool


_BARE = frozenset({"advance", "sleep", "timers", "dials", "tokens", "send", "sent", "binary"})


def read_scenarios() -> tuple[Scenario, ...]:
    """Read ``scenarios.json``."""
    document = json.loads(Path(__file__).with_name("scenarios.json").read_text("utf-8"))
    return tuple(
        Scenario(
            name=entry["name"],
            steps=tuple(_step(verb, value) for step in entry["steps"] for verb, value in step.items()),
            tokens=tuple(entry["options"]["tokens"]) if "tokens" in entry.get("options", {}) else None,
            hears_unknown=entry.get("options", {}).get("hearsUnknown", False),
        )
        for entry in document["scenarios"]
    )


def _step(verb: str, value: JsonValue) -> Step:
    return Step(verb, StepBody.model_validate({} if verb in _BARE else value), value)
