"""What the running application says of itself; imported in the child process only.

The application is started with services that have every method and answer nothing: no user service runs. No
framework is imported here by name: the generated server brings its own.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from operator import getitem
from typing import Annotated, Protocol, cast, get_type_hints

import msgspec
from typing_extensions import TypeForm, get_protocol_members, is_protocol

from tradegen.gates.always_sent import always_sent
from tradegen.gates.child_messages import Body, Endpoint, Job, Live, Message, Vector
from tradegen.gates.fuller_schemas import fuller_schemas


class _Operation(Protocol):
    operation: str
    method: str
    reply_operation: str | None
    handler: object
    reply_payload: type | None


class _Router(Protocol):
    routes: list[_Operation]


class _Endpoint(Protocol):
    path: str
    router: _Router

    def asyncapi(self) -> dict[str, dict[str, dict[str, dict[str, object]]]]: ...


class _State(Protocol):
    endpoints: tuple[_Endpoint, ...]


class _App(Protocol):
    state: _State

    def openapi(self) -> dict[str, object]: ...


def look_at(job: Job) -> Live:
    """Start the application with every module and return its documents and keys."""
    create_app: Callable[..., _App] = import_module(f"{job.server}.app").create_app
    services = {module: _silent_service(f"{job.server}.{module}.service") for module in job.modules}
    app = create_app(enabled_modules=job.modules, services=services)
    endpoints = app.state.endpoints
    with fuller_schemas():
        return Live(
            openapi=_raw(app.openapi()) if job.served else _raw({}),
            bodies=tuple(_bodies(job, services)) if job.served else (),
            endpoints=tuple(map(_endpoint, endpoints)) if job.served else (),
            keys=tuple(_keys(job.vectors, endpoints)),
        )


def _silent_service(module_name: str) -> Callable[[object], object]:
    """Return a factory of an object that has every method of the Protocol in the emitted module."""
    module = import_module(module_name)
    protocols = [one for one in vars(module).values() if isinstance(one, type) and is_protocol(one)]
    own = [protocol for protocol in protocols if protocol.__module__ == module_name]
    members: dict[str, object] = dict.fromkeys(get_protocol_members(own[0]), _answer_nothing)
    return lambda context: type("SilentService", (), members)()


def _answer_nothing(self: object, *positional: object, **named: object) -> None:
    return None


def _bodies(job: Job, services: Mapping[str, Callable[[object], object]]) -> Iterator[Body]:
    """Yield the type that each operation reads its body as: FastAPI's document does not know of it."""
    from pydantic import TypeAdapter

    for module in job.modules:
        router = import_module(f"{job.server}.{module}.rest").rest_router(services[module](None))
        for route in router.routes:
            for hint in get_type_hints(route.endpoint, include_extras=True).values():
                notes = getattr(hint, "__metadata__", ())
                kept = [note for note in notes if not _reads_the_body(note)]
                if len(kept) < len(notes):
                    body_type: TypeForm[object] = hint.__origin__
                    if kept:
                        body_type = cast("TypeForm[object]", getitem(Annotated, (hint.__origin__, *kept)))
                    schema = TypeAdapter[object](body_type).json_schema(mode="validation")
                    yield Body(str(route.operation_id), _raw(schema))


def _reads_the_body(note: object) -> bool:
    return getattr(getattr(note, "dependency", None), "__module__", "") == "tradegen_runtime.rest.body"


def _endpoint(endpoint: _Endpoint) -> Endpoint:
    """Return FastWS's own document of an endpoint; updates are described as they are sent.

    FastWS describes every message as one that is read. What the server sends is read from the same operation,
    in Pydantic's mode for sending.
    """
    document = endpoint.asyncapi()
    documented = document["components"]["messages"]
    components: dict[str, object] = dict(document["components"].get("schemas", {}))
    updates = [one for one in endpoint.router.routes if one.method == "RECEIVE" and one.reply_payload is not None]
    generator = always_sent()(ref_template="#/components/schemas/sent.{model}")
    sent, definitions = generator.generate_definitions(
        [(one.operation, "serialization", getattr(one.reply_payload, "__pydantic_core_schema__")) for one in updates]  # noqa: B009 - not in the type
    )
    components |= {f"sent.{name}": schema for name, schema in definitions.items()}
    payloads: dict[str, object] = {name: message.get("payload") for name, message in documented.items()}
    payloads |= {str(name): schema for (name, _), schema in sent.items()}
    messages = tuple(
        Message(one.operation, one.method, one.reply_operation or "", _raw(payloads.get(one.operation)))
        for one in endpoint.router.routes
        if one.operation in documented
    )
    return Endpoint(path=endpoint.path, messages=messages, components=_raw(components))


def _keys(vectors: tuple[Vector, ...], endpoints: tuple[_Endpoint, ...]) -> Iterator[str]:
    """Yield the key that the server's codec makes of each vector's params."""
    bindings = {
        one.operation.removesuffix(".subscribe"): getattr(one.handler, "binding", None)
        for endpoint in endpoints
        for one in endpoint.router.routes
        if one.operation.endswith(".subscribe")
    }
    for vector in vectors:
        binding = bindings.get(vector.route)
        if binding is None:
            yield f"refused: no topic {vector.route}"
            continue
        try:
            yield binding.select(msgspec.json.encode(vector.params)).key
        except Exception as refusal:  # of the user's validators, too
            yield f"refused: {refusal}"


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value, enc_hook=_plain))


def _plain(value: object) -> object:
    """Encode what JSON Schemas hold besides JSON: mappings and sequences of Pydantic's own."""
    return dict(value) if isinstance(value, Mapping) else str(value)
