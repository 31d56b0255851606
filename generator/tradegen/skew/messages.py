"""What is asked of the processes that run generated code, and what they answer."""

from typing import Any, Literal

import msgspec

Json = Any  # any JSON value; msgspec decodes no recursive type
Language = Literal["Python", "TypeScript"]


class Method(msgspec.Struct, frozen=True):
    """A method of a service, and the JSON texts of what it answers or publishes."""

    name: str
    is_stream: bool
    answers: tuple[Json, ...]


class ServedModule(msgspec.Struct, frozen=True):
    """A module to serve; ``protocol`` is ``package.module:Class``, ``hooks`` methods that always allow."""

    name: str
    protocol: str
    methods: tuple[Method, ...]
    hooks: tuple[str, ...]


class ServerJob(msgspec.Struct, frozen=True):
    """The server to run. ``path`` goes before ``sys.path``; ``log`` is where calls of the services are noted."""

    path: tuple[str, ...]
    package: str
    modules: tuple[ServedModule, ...]
    log: str


class Noted(msgspec.Struct, frozen=True):
    """A call that reached a service, its arguments by their names in Python."""

    module: str
    method: str
    received: dict[str, Json]


class Attempt(msgspec.Struct, frozen=True):
    """Something a client does: ``arguments`` by the names of the client's method, in its order, the body among them."""

    arguments: dict[str, Json]


class Exercise(msgspec.Struct, frozen=True):
    """An operation or a topic, and everything to try with it; ``least`` is how many answers or updates to see."""

    site: str
    module: str
    method: str
    access: str
    is_topic: bool
    attempts: tuple[Attempt, ...]
    least: int


class ClientJob(msgspec.Struct, frozen=True):
    """The client to run, with a token for every access; ``package`` is an import name, or a folder of TypeScript."""

    path: tuple[str, ...]
    package: str
    client_class: str
    base_url: str
    tokens: dict[str, str]
    log: str
    exercises: tuple[Exercise, ...]


class Outcome(msgspec.Struct, frozen=True):
    """What came of one attempt.

    ``why`` is empty where it went well. ``skipped``: the client itself does not take the arguments. ``key`` is the
    topic's; ``received`` what the service was called with, ``unknown`` what the client told of as unknown.
    """

    site: str
    attempt: int
    why: str = ""
    skipped: bool = False
    key: str = ""
    received: dict[str, Json] | None = None
    unknown: tuple[str, ...] = ()
