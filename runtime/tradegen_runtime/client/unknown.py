"""What a newer server sends that this client was not made for; it is told, and harms nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue

UnknownKind = Literal["message", "enum", "variant"]
"""``message``: a type of frame. ``enum``: a value of an enum. ``variant``: the tag of a union."""

MOST_TOLD = 100
"""How many different values are reported where the caller did not ask to hear of them."""


@dataclass(frozen=True)
class UnknownValue:
    """Something of the server's that is not in the contract this client was generated from.

    ``where`` is the type of the message, the topic's route, or method and path of the operation; ``path``
    the JSON Pointer (RFC 6901) of the value in the decoded document, empty for a message; ``value`` the
    value, the tag, or the message's payload.
    """

    kind: UnknownKind
    where: str
    path: str
    value: JsonValue


@dataclass(frozen=True)
class Decoding:
    """What is being decoded; Pydantic validators find it as their ``info.context``.

    A decoder that meets a value it does not know says so with :meth:`found`, and keeps the value as it is.
    """

    where: str
    tell: Callable[[UnknownValue], None]
    strangers: list[JsonValue] = field(default_factory=list, compare=False)
    """Values that no enum knows, met on the way; whether they belong to the value in the end is not said."""

    def found(self, kind: Literal["enum", "variant"], path: str, value: JsonValue) -> None:
        """Tell of a value that is not known."""
        self.tell(UnknownValue(kind, self.where, path, value))


class FirstOfEach:
    """Passes on what it has not been told before: the same value at the same place counts once."""

    def __init__(self, tell: Callable[[UnknownValue], None]) -> None:
        self._tell = tell
        self._told: set[str] = set()

    def __call__(self, found: UnknownValue) -> None:
        """Pass it on, unless it is known or there were too many."""
        value = None if found.kind == "message" else found.value
        name = json.dumps([found.kind, found.where, value])
        if name not in self._told and len(self._told) < MOST_TOLD:
            self._told.add(name)
            self._tell(found)
