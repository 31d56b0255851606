"""View and file of one module's client: ``src/<module>.ts``.

Before: one ``ir.Module``. After: a class with a method per operation and per topic, each one call into the runtime.
"""

from collections.abc import Iterator

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose, join_code
from tradegen.emit.delivery import delivery_text
from tradegen.emit.deprecation import deprecation_text
from tradegen.emit.files import File
from tradegen.emit.names import typescript_class, typescript_name
from tradegen.emit.printers import ts_doc, ts_identifier, ts_json, ts_key, ts_str
from tradegen.emit.render import Renderer
from tradegen.emit.typescript.codecs import CodecWriter
from tradegen.emit.typescript.naming import Naming
from tradegen.emit.typescript.types import mentions, type_code
from tradegen.ir import LINGER_S, Deprecation, Direction, Drop, Module, Param, Route, Topic, Type
from tradegen.views.directions import Views
from tradegen.views.graph import refs_of

MODELS = compose("models.")
CODECS = compose("codecs.")


class ParamView(msgspec.Struct, frozen=True):
    """One member of an operation's parameter object."""

    doc: Code
    key: Code
    optional: bool
    type: Code


class OperationView(msgspec.Struct, frozen=True):
    """One REST operation."""

    doc: Code
    name: Identifier
    params_name: Identifier
    params: tuple[ParamView, ...]
    params_may_be_left_out: bool
    body: Code
    result: Code
    method: Code
    path: Code
    path_params: Code
    query: Code
    sent: Code  # the body as JSON has it
    decode: Code  # makes the result, or nothing
    prints_exactly: bool
    parses_exactly: bool


class DropView(msgspec.Struct, frozen=True):
    """A member whose values say that an item has left."""

    key: Code
    values: Code


class TopicView(msgspec.Struct, frozen=True):
    """One live topic."""

    doc: Code
    name: Identifier
    params: Code
    sent: Code  # the params as JSON has them
    update: Code
    decode: Code  # makes an update, or nothing
    parses_exactly: bool
    route: Code
    ws_path: Code
    delivery: Code
    policy: tuple[Code, ...]  # what else is declared of the delivery, by default nothing
    live: Code  # name of the method that follows the items, or nothing
    live_doc: Code
    key: Code
    drop: tuple[DropView, ...]


class ModuleView(msgspec.Struct, frozen=True):
    """One module's client class."""

    doc: Code
    class_name: Identifier
    operations: tuple[OperationView, ...]
    topics: tuple[TopicView, ...]
    runtime_types: Code
    uses_codec: bool
    uses_codecs: bool
    uses_exact: bool
    has_live_lists: bool
    uses_models: bool


def module_files(module: Module, views: Views, renderer: Renderer, naming: Naming) -> tuple[File, ...]:
    """Render the client of ``module``; the last one where neither it nor a name has changed."""
    path = f"typescript/src/{file_stem(module)}.ts"

    def make() -> tuple[File, ...]:
        return (renderer.file("typescript/module.ts.jinja", path, _view(module, views)),)

    return renderer.remembered(path, (module, naming), make)


def _view(module: Module, views: Views) -> ModuleView:
    writer = CodecWriter(views, CODECS)
    operations = tuple(_operation(route, module, writer) for route in module.routes)
    topics = tuple(_topic(topic, module, writer) for topic in module.topics)
    types = [
        code
        for one in operations
        for code in (one.result, one.body, *(param.type for param in one.params), one.decode, one.sent)
    ] + [code for topic in topics for code in (topic.update, topic.params, topic.decode, topic.sent)]
    used = [use for route in module.routes for use in _types_of(route)] + [
        use for topic in module.topics for use in _topic_types(topic)
    ]
    return ModuleView(
        doc=ts_doc(module.doc or module.title or f"REST operations and live topics of module `{module.name}`."),
        class_name=class_name(module),
        operations=operations,
        topics=topics,
        runtime_types=_runtime_types(module, uses_wire=mentions(types, "wire")),
        uses_codec=mentions(types, "codec"),
        uses_codecs=mentions(types, "codecs"),
        uses_exact=mentions(types, "exact")
        or any(one.prints_exactly or one.parses_exactly for one in operations)
        or any(topic.parses_exactly for topic in topics),
        has_live_lists=any(topic.snapshot is not None for topic in module.topics),
        uses_models=any(True for kind, _ in used for _ in refs_of(kind)),
    )


def _runtime_types(module: Module, *, uses_wire: bool) -> Code:
    """Spell the types of the runtime that the file names, in order."""
    wanted = {
        "CallOptions": bool(module.routes),
        "ClientCore": True,
        "Subscription": bool(module.topics),
        "wire": uses_wire,
    }
    return join_code(", ", [ts_identifier(name) for name, is_wanted in wanted.items() if is_wanted])


def class_name(module: Module) -> Identifier:
    """Return the name of the module's client class: ``DatafeedClient``."""
    return typescript_class(module.name, "Client")


def file_stem(module: Module) -> str:
    """Return the module's file name without suffix, which is also its subpath in the package."""
    return module.name


def _operation(route: Route, module: Module, writer: CodecWriter) -> OperationView:
    views = writer.views
    params = (*route.path_params, *route.query_params)
    body = route.body.in_type if route.body else None
    response = route.response.out_type if route.response else None
    return OperationView(
        doc=ts_doc(_prose(route.summary, route.doc), indent=2, tags=_tags(route)),
        name=typescript_name(route.operation_id),
        params_name=typescript_class(route.operation_id, "Params"),
        params=tuple(_param(param, views) for param in params),
        params_may_be_left_out=route.body is None and not any(param.required for param in params),
        body=_qualified(route.body.in_type, "in", views) if route.body else NOTHING,
        result=_qualified(route.response.out_type, "out", views) if route.response else compose("void"),
        method=ts_str(route.method.upper()),
        path=ts_str(module.base + route.path),
        path_params=_members(route.path_params),
        query=_members(route.query_params),
        sent=_encoded(body, "body", writer),
        decode=_decoder(response, writer),
        prints_exactly=body is not None and "large_integer" in writer.paths.leaves(body, "in"),
        parses_exactly=response is not None and "large_integer" in writer.paths.leaves(response, "out"),
    )


def _encoded(kind: Type | None, value: str, writer: CodecWriter) -> Code:
    """Return the expression of what is sent for an argument; nothing where it is sent as it is."""
    codec = writer.spelled(kind, "in") if kind is not None else None
    return NOTHING if codec is None else compose("{}.encode({})", codec, ts_identifier(value))


def _decoder(kind: Type | None, writer: CodecWriter) -> Code:
    """Return the expression of what decodes a result; nothing where it is taken as it is."""
    codec = writer.spelled(kind, "out") if kind is not None else None
    if kind is None or codec is None:
        return NOTHING
    exact = "large_integer" in writer.paths.leaves(kind, "out")
    decoder = Code("exact.exactDecoder" if exact else "codec.decoder")
    return compose("{}<{}>({})", decoder, _qualified(kind, "out", writer.views), codec)


def _param(param: Param, views: Views) -> ParamView:
    code = type_code(param.use.in_type, "in", views, MODELS, decoded=False)
    return ParamView(
        doc=ts_doc(param.doc, indent=2),
        key=ts_key(param.name),
        optional=not param.required,
        type=code if param.required else compose("{} | undefined", code),
    )


def _members(params: tuple[Param, ...]) -> Code:
    """Return the inside of an object literal that hands each parameter on under its wire name."""
    return join_code(", ", [compose("{}: {}", ts_key(param.name), _member_of_params(param)) for param in params])


def _member_of_params(param: Param) -> Code:
    """``params.limit``, or ``params["constructor"]`` where the name is not written bare."""
    key = ts_key(param.name)
    return compose("params[{}]", key) if key.startswith('"') else compose("params.{}", key)


def _topic(topic: Topic, module: Module, writer: CodecWriter) -> TopicView:
    views = writer.views
    params, update = topic.params.in_type if topic.params else None, topic.update.out_type
    return TopicView(
        doc=ts_doc(
            _prose(topic.summary, topic.doc, delivery_text(topic)), indent=2, tags=_deprecated(topic.deprecated)
        ),
        name=typescript_name(topic.name),
        params=_qualified(topic.params.in_type, "in", views) if topic.params else NOTHING,
        sent=_encoded(params, "params", writer),
        update=_qualified(update, "out", views),
        decode=_decoder(update, writer),
        parses_exactly="large_integer" in writer.paths.leaves(update, "out"),
        route=ts_str(topic.name),
        ws_path=ts_str(module.ws_path),
        delivery=ts_str(topic.delivery),
        policy=tuple(_policy(topic)),
        live=NOTHING if topic.snapshot is None else typescript_name(f"live-{topic.name}"),
        live_doc=ts_doc(
            f"Follow the items of topic `{topic.name}`, as a whole list each time.",
            indent=2,
            tags=_deprecated(topic.deprecated),
        ),
        key=NOTHING if topic.snapshot is None else ts_str(topic.snapshot.key),
        drop=() if topic.snapshot is None else tuple(map(_drop, topic.snapshot.drop)),
    )


def _policy(topic: Topic) -> Iterator[Code]:
    """Spell what differs from the defaults of the core's ``TopicCall``."""
    if topic.rate_per_s is not None:
        yield compose("ratePerS: {}", ts_json(f"{topic.rate_per_s:g}"))
    if topic.on_slow != "disconnect":
        yield compose("onSlow: {}", ts_str(topic.on_slow))
    if topic.linger_s != LINGER_S:
        yield compose("lingerS: {}", ts_json(str(topic.linger_s)))


def _drop(drop: Drop) -> DropView:
    return DropView(key=ts_key(drop.name), values=join_code(", ", map(ts_json, drop.values)))


def _qualified(kind: Type, direction: Direction, views: Views) -> Code:
    return type_code(kind, direction, views, prefix=MODELS)


def _types_of(route: Route) -> list[tuple[Type, Direction]]:
    found: list[tuple[Type, Direction]] = [
        (param.use.in_type, "in") for param in (*route.path_params, *route.query_params)
    ]
    if route.body:
        found.append((route.body.in_type, "in"))
    if route.response:
        found.append((route.response.out_type, "out"))
    return found


def _topic_types(topic: Topic) -> list[tuple[Type, Direction]]:
    params: list[tuple[Type, Direction]] = [(topic.params.in_type, "in")] if topic.params else []
    return [(topic.update.out_type, "out"), *params]


def _prose(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _tags(route: Route) -> tuple[tuple[str, str], ...]:
    statuses = ", ".join(str(error.status) for error in route.errors)
    return (*_deprecated(route.deprecated), *((("throws", f"ApiError with status {statuses}"),) if statuses else ()))


def _deprecated(deprecated: Deprecation | None) -> tuple[tuple[str, str], ...]:
    return () if deprecated is None else (("deprecated", deprecation_text(deprecated)),)
