"""What the gates ask of the child process that imports generated code, and what it answers."""

import msgspec


class Vector(msgspec.Struct, frozen=True):
    """Params of a topic as they are sent, and as validation leaves them where it changes them, and their key."""

    route: str
    params: dict[str, msgspec.Raw]
    key: str
    validated: dict[str, msgspec.Raw] | None = None


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to look at. ``path`` goes before ``sys.path``; ``vectors`` are asked of the server's own codecs."""

    path: tuple[str, ...]
    server: str
    client: str
    modules: tuple[str, ...]
    served: bool = False
    models: bool = False
    vectors: tuple[Vector, ...] = ()
    model_names: tuple[str, ...] = ()


class Message(msgspec.Struct, frozen=True):
    """An operation of a live endpoint; ``way`` is ``SEND`` where clients send it, as FastWS has it."""

    operation: str
    way: str
    reply: str
    payload: msgspec.Raw


class Endpoint(msgspec.Struct, frozen=True):
    """A live endpoint as FastWS documents it; ``components`` are what its payloads refer to."""

    path: str
    messages: tuple[Message, ...]
    components: msgspec.Raw


class Body(msgspec.Struct, frozen=True):
    """The body an operation reads, by its operationId: a schema with its own ``$defs``."""

    operation: str
    schema: msgspec.Raw


class Live(msgspec.Struct, frozen=True):
    """The running application's own documents, and the keys it makes (a refusal where it refuses)."""

    openapi: msgspec.Raw
    bodies: tuple[Body, ...]
    endpoints: tuple[Endpoint, ...]
    keys: tuple[str, ...]


class ModelSchema(msgspec.Struct, frozen=True):
    """A client model's schema in both directions; absent ones are told as ``None``."""

    name: str
    accepted: msgspec.Raw
    sent: msgspec.Raw


class Models(msgspec.Struct, frozen=True):
    """The schemas of the generated client models; they refer to ``components``."""

    schemas: tuple[ModelSchema, ...]
    missing: tuple[str, ...]
    components: msgspec.Raw


class Failure(msgspec.Struct, frozen=True):
    """What could not be looked at, and the error."""

    gate: str
    message: str


class Answer(msgspec.Struct, frozen=True):
    """Everything the child has seen; ``files`` are the project's files that it imported."""

    live: Live | None = None
    models: Models | None = None
    failures: tuple[Failure, ...] = ()
    files: tuple[str, ...] = ()
