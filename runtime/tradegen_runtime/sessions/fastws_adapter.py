"""FastWS as the registry of operations, connections and its AsyncAPI; the only file that touches fastws.

What fastws 0.1.7 does when a frame arrives, an update is published or a connection ends is replaced: frames
are dispatched by a dictionary, errors answer instead of hanging up, updates are encoded once and routed by
the broadcaster.
"""

import inspect
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Final

import msgspec
from fastapi import FastAPI, WebSocket, WebSocketException
from fastws import Client, FastWS, Message, Operation, OperationRouter
from fastws.routing import MethodT, NoMatchingOperation
from pydantic import BaseModel, create_model
from pydantic_core import to_json
from starlette.websockets import WebSocketDisconnect
from typing_extensions import TypeForm

from tradegen_runtime import wire
from tradegen_runtime.access.guard import Guard
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.retirement import Retirement, WallClock
from tradegen_runtime.sessions.connection import Connection
from tradegen_runtime.sessions.handshake import SUBPROTOCOL, HandshakeRefusedError, deny_handshake, identify
from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.sessions.replies import SnapshotReply, SubscribeReply, UnsubscribeReply
from tradegen_runtime.sessions.session import Session, TopicHandler
from tradegen_runtime.topics.topic_binding import ParamsT, TopicBinding, TopicRouter, UpdateT, bind_topic
from tradegen_runtime.wire import Request, SharedFrame, Verb

_log = logging.getLogger(__name__)


class DuplicateOperationError(ValueError):
    """Two operations of one endpoint have the same name on the wire."""


class RequestOperation:
    """Handler of ``{route}.subscribe``, ``{route}.unsubscribe`` or ``{route}.snapshot``."""

    def __init__(
        self,
        binding: TopicBinding,
        answer: Callable[[Session, TopicBinding, Request], None],
        signature: inspect.Signature,
    ) -> None:
        self.binding: Final = binding
        self._answer: Final = answer
        self.__signature__ = signature

    def __call__(self, session: Session, request: Request, /) -> None:
        """Let the session answer."""
        self._answer(session, self.binding, request)


class EndingSubscribe:
    """Handler of ``{route}.subscribe`` of a topic that ends: refuses from the day of its sunset on."""

    def __init__(self, handler: RequestOperation, retirement: Retirement, wall_clock: WallClock) -> None:
        self._handler: Final = handler
        self._retirement: Final = retirement
        self._wall_clock: Final = wall_clock

    def __call__(self, session: Session, request: Request, /) -> None:
        """Let the session answer, or refuse for good."""
        try:
            self._retirement.check(self._wall_clock())
        except Refusal as refusal:
            route = self._handler.binding.route
            session.outbox.append(wire.refused(route, "subscribe", refusal, request_id=request.id))
        else:
            self._handler(session, request)


class UpdateOperation:
    """Describes ``{route}.update`` in the registry; updates are sent by the broadcaster."""

    def __init__(self, binding: TopicBinding, signature: inspect.Signature) -> None:
        self.binding: Final = binding
        self.__signature__ = signature

    def __call__(self, payload: bytes, /) -> bytes:
        """Return the update as it is."""
        return payload


def topic_operations(
    router: TopicRouter[ParamsT, UpdateT],
    *,
    params: TypeForm[ParamsT] | None,
    update: TypeForm[UpdateT],
    guard: Guard[ParamsT] | None = None,
    retirement: Retirement | None = None,
    summary: str = "",
    description: str = "",
    snapshot: Callable[[ParamsT], Awaitable[bytes]] | None = None,
) -> OperationRouter:
    """Return the FastWS operations of a topic: ``subscribe``, ``unsubscribe``, ``update`` and maybe ``snapshot``.

    ``params`` (None: the topic has none) and ``update`` are the types of the payloads, for the document. Without a
    ``guard`` the topic is public. ``retirement`` says when one that is on its way out ends.
    ``snapshot`` returns the present items as a JSON array, where the topic has such.
    """
    binding = bind_topic(router, read_snapshot=snapshot, guard=guard, retirement=retirement)
    route = binding.route
    operations = OperationRouter(tags=[route])

    def add(verb: Verb, answer: Callable[[Session, TopicBinding, Request], None], reply: type[BaseModel]) -> None:
        operations.add_route(
            f"{route}.{verb}",
            RequestOperation(binding, answer, _signature(params, reply)),
            "SEND",
            name=f"{route}_{verb}",
            summary=summary or None,
            description=description,
            reply_operation=f"{route}.{verb}.response",
        )

    add("subscribe", Session.subscribe, SubscribeReply)
    add("unsubscribe", Session.unsubscribe, UnsubscribeReply)
    if snapshot is not None:
        add("snapshot", Session.snapshot, SnapshotReply)
    operations.add_route(
        f"{route}.update",
        UpdateOperation(binding, _signature(None, _envelope(route, update))),
        "RECEIVE",
        name=f"{route}_update",
        summary=summary or None,
        description=description,
    )
    return operations


class SessionClient(Client):
    """A client of FastWS whose conversation is a session."""

    def __init__(self, ws: WebSocket, connection: Connection) -> None:
        super().__init__(ws)
        self.connection: Final = connection

    async def send(self, message: str) -> None:
        """Queue a text frame; never waits for the peer."""
        self.connection.outbox.append(SharedFrame(message.encode()))


class FastWSAdapter(FastWS):
    """One WebSocket endpoint: its operations, its clients, its AsyncAPI 2.4."""

    def __init__(self, *, path: str, realtime: Realtime, title: str, version: str) -> None:
        super().__init__(
            title=title,
            version=version,
            heartbeat_interval=realtime.settings.heartbeat_s,
            max_connection_lifespan=realtime.settings.lifespan_s,
            asyncapi_url=None,
            asyncapi_docs_url=None,
        )
        self.path: Final = path
        self._realtime: Final = realtime
        self._operations: dict[tuple[str, MethodT], Operation] = {}
        self._handlers: dict[str, TopicHandler] = {}
        self._names: set[str] = set()
        self._accesses: set[str] = set()

    def include_router(self, router: OperationRouter, *, prefix: str = "") -> None:
        """Serve the operations of a router that :func:`topic_operations` made.

        Raises:
            DuplicateOperationError: an operation of that name is already served.
            ValueError: a prefix, or an operation made otherwise: the wire's names are the topics' own.
        """
        if prefix or router.prefix:
            raise ValueError("operations of topics take no prefix")
        for operation in router.routes:
            self._include(operation)

    def setup(self, app: FastAPI) -> None:
        """Mount the endpoint; documents and pages are served from the emitted ones."""
        managed = asynccontextmanager(self.manage)

        async def serve_client(websocket: WebSocket) -> None:
            # Who has gone before it was served needs no answer.
            with suppress(WebSocketDisconnect):
                async with managed(websocket) as client:
                    await self.serve(client)

        # Not with ``Depends(self.manage)``: what FastAPI keeps for a dependency costs each connection 6 KiB.
        app.router.add_websocket_route(self.path, serve_client)
        app.add_exception_handler(HandshakeRefusedError, deny_handshake)

    async def manage(self, ws: WebSocket) -> AsyncGenerator[SessionClient, None]:
        """Accept a WebSocket and keep it registered while its client is in use.

        Raises:
            HandshakeRefusedError: 503 while the application drains or is full, or where ``auth_handler`` takes too
                long; 401 or 403 where nothing here is open to who asks, 429 where they have enough connections.
            WebSocketException: 1008 where ``auth_handler`` says no, which answers 403.
            WebSocketDisconnect: the client has gone while it was asked.
        """
        refused = self._realtime.tally.refused
        if self._realtime.draining:
            refused["GOING_AWAY"] += 1
            raise HandshakeRefusedError(503, "The server takes no connection now")
        try:
            principal = identify(ws, self._accesses, self._realtime.gate)
            seat = self._realtime.seats.take(principal.subject if principal else None)
        except Refusal as refusal:
            refused[refusal.code] += 1
            raise HandshakeRefusedError(refusal.status, refusal.message) from None
        with seat:
            if not await self._auth(ws):
                refused["AUTH_HANDLER"] += 1
                raise WebSocketException(code=1008, reason="Refused")
            connection = self._realtime.open_connection(ws, self._handlers, principal)
            client = SessionClient(ws, connection)
            self._connect(client)
            try:
                yield client
            finally:
                self._disconnect(client)

    async def serve(self, client: Client) -> None:
        """Serve a client that :meth:`manage` made until its connection ends."""
        await _connection(client).run()

    async def client_send(self, message: Message[str, object], *, client: Client) -> None:
        """Handle a frame as if the client had sent it."""
        _connection(client).session.receive(Request(message.type, msgspec.Raw(to_json(message.payload))))

    async def server_send(self, message: Message[str, object], *, topic: str, **params: object) -> None:
        """Publish an update (``{route}.update``) on a topic, by its key; nobody subscribed: nothing happens.

        Raises:
            NoMatchingOperation: no topic has such updates.
        """
        handler = self._match_route(message.type, "RECEIVE").handler
        if isinstance(handler, UpdateOperation):
            found = self._realtime.broadcaster.find(handler.binding, topic)
            if found is not None:
                found.publish(to_json(message.payload, by_alias=True))

    async def broadcast(self, topic: str, message: BaseModel) -> None:
        """Send one frame to all who follow a topic, by its key: encoded once, waiting for nobody."""
        operation = self._operations.get((f"{topic.partition(':')[0]}.update", "RECEIVE"))
        if operation is not None and isinstance(operation.handler, UpdateOperation):
            found = self._realtime.broadcaster.find(operation.handler.binding, topic)
            if found is not None:
                found.broadcast(SharedFrame(to_json(message, by_alias=True)))

    async def _auth(self, ws: WebSocket) -> bool:
        if self.auth_handler is not None:
            try:
                async with self._realtime.upgrading(ws, limit_s=self._realtime.settings.source_open_timeout_s):
                    return await self.auth_handler(ws)
            except TimeoutError as late:
                if self._realtime.draining:
                    self._realtime.tally.refused["GOING_AWAY"] += 1
                else:
                    self._realtime.tally.refused["AUTH_HANDLER"] += 1
                    _log.error("the authentication handler: time-out", exc_info=late)
                raise HandshakeRefusedError(503, "The server takes no connection now") from None
        if self.auto_ws_accept:
            offered = ws.scope.get("subprotocols", ())
            await ws.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None)
        return True

    def _connect(self, client: Client) -> None:
        super()._connect(client)
        if isinstance(client, SessionClient):
            self._realtime.register(client.connection)

    def _disconnect(self, client: Client | str) -> Client | None:
        gone = super()._disconnect(client)
        if isinstance(gone, SessionClient):
            self._realtime.unregister(gone.connection)
            gone.connection.session.close()
        return gone

    def _match_route(self, operation: str, method: MethodT) -> Operation:
        found = self._operations.get((operation, method))
        if found is None:
            raise NoMatchingOperation(f"no operation {operation!r}")
        return found

    def _include(self, operation: Operation) -> None:
        names = {operation.operation, operation.reply_operation or operation.operation}
        if taken := names & self._names:
            raise DuplicateOperationError(f"operation {min(taken)!r} is served already")
        handler = operation.handler
        if isinstance(handler, RequestOperation):
            self._handlers[operation.operation] = self._until_sunset(operation.operation, handler)
        elif not isinstance(handler, UpdateOperation):
            raise ValueError(f"operation {operation.operation!r} is not of a topic")
        self._names |= names
        self._accesses.add(handler.binding.access)
        self._operations[operation.operation, operation.method] = operation
        self.router.routes.append(operation)

    def _until_sunset(self, name: str, handler: RequestOperation) -> TopicHandler:
        retirement = handler.binding.retirement
        if retirement is None or name != f"{handler.binding.route}.subscribe":
            return handler
        return EndingSubscribe(handler, retirement, self._realtime.wall_clock)


def topic_bindings(routers: Iterable[OperationRouter]) -> tuple[TopicBinding, ...]:
    """Return the topics that routers made by :func:`topic_operations` serve."""
    handlers = (operation.handler for router in routers for operation in router.routes)
    return tuple(dict.fromkeys(handler.binding for handler in handlers if isinstance(handler, RequestOperation)))


def _connection(client: Client) -> Connection:
    if not isinstance(client, SessionClient):
        raise TypeError("a client of FastWSAdapter comes from its manage()")
    return client.connection


def _signature(payload: object, reply: object) -> inspect.Signature:
    """Return what FastWS reads to document an operation."""
    parameters = (
        []
        if payload is None
        else [inspect.Parameter("payload", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=payload)]
    )
    return inspect.Signature(parameters, return_annotation=reply)


def _envelope(route: str, update: TypeForm[UpdateT]) -> type[BaseModel]:
    """Return the model of an update's payload: the topic, the number, and the update itself."""
    envelope: type[BaseModel] = create_model(
        f"{route}_update",
        topic=(str, ...),
        seq=(int, ...),
        snapshot=(bool, False),
        payload=(update, ...),
    )
    return envelope
