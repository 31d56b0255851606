"""The one object that emitted module clients share: REST calls, sockets and the token."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import urlsplit

from tradegen_runtime.client.bearer import Token, ask_token
from tradegen_runtime.client.errors import ClientArgumentError, ClientClosed
from tradegen_runtime.client.home_loop import HomeLoop
from tradegen_runtime.client.live_list import LiveList
from tradegen_runtime.client.operation import Operation, Topic
from tradegen_runtime.client.options import ClientOptions
from tradegen_runtime.client.rest import NO_BODY, RestCaller
from tradegen_runtime.client.session import Session
from tradegen_runtime.client.subscription import Subscription
from tradegen_runtime.client.websocket_dialer import WebSocketDialer
from tradegen_runtime.client.wire_value import wire_params

T = TypeVar("T")


class ClientCore:
    """Everything of a client that does not depend on the API.

    Holds one HTTP connection pool and one WebSocket per URL, the latter only while topics need it. Made
    and closed inside a running event loop, and used in no other; after :meth:`aclose` no socket, task or timer is left.
    """

    def __init__(self, base_url: str, *, token: Token | None = None, options: ClientOptions | None = None) -> None:
        """``base_url`` may carry a path prefix.

        Raises:
            ClientArgumentError: it is not an http or https URL.
        """
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ClientArgumentError(f"base_url: {base_url!r} is not an http or https URL")
        self._base_url = base_url.rstrip("/")
        self._token = token
        self._options = options if options is not None else ClientOptions()
        self._home = HomeLoop()
        self._rest = RestCaller(self._base_url, self._headers, self._options)
        self._sessions: dict[str, Session] = {}
        self._dialers: list[WebSocketDialer] = []
        self._closed = False

    async def request(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        body: object = NO_BODY,
    ) -> T:
        """Call a REST operation. Names in ``path`` and ``query`` are wire names; ``None`` is left out there.

        Raises:
            ApiError: the server answered with an error.
            TransportError: there was no answer.
            DecodeError: the answer has not the declared shape.
            ClientArgumentError: an argument cannot be sent.
            ClientClosed: the client is closed.
            RuntimeError: another event loop runs than the one in which the client was used first.
        """
        self._home.check()
        if self._closed:
            raise ClientClosed("the client is closed")
        return await self._rest.request(operation, path=path or {}, query=query or {}, body=body)

    def subscribe(self, topic: Topic[T], params: object = None) -> Subscription[T]:
        """A subscription of a topic; nothing happens before it is entered.

        ``params`` is a mapping of wire names (``None`` members are left out) or a model.
        """
        wire = {} if params is None else wire_params(params)
        return Subscription(self._session(topic.ws_path), topic, params=wire, options=self._options)

    def live(self, topic: Topic[T], params: object = None) -> LiveList[T]:
        """The live list of a topic with snapshots; nothing happens before it is entered or iterated.

        Raises:
            ClientArgumentError: the topic has no snapshots.
        """
        if topic.items is None:
            raise ClientArgumentError(f"{topic.route} has no snapshots")
        wire = {} if params is None else wire_params(params)
        return LiveList(self._session(topic.ws_path), topic, topic.items, params=wire, options=self._options)

    async def aclose(self) -> None:
        """End every subscription and close every connection. Harmless twice."""
        self._home.check()
        self._closed = True
        for session in self._sessions.values():
            session.close()
        for dialer in self._dialers:
            await dialer.aclose()
        await self._rest.aclose()

    async def __aenter__(self) -> Self:
        """The core itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        await self.aclose()

    def _session(self, ws_path: str) -> Session:
        session = self._sessions.get(ws_path)
        if session is None:
            url = "ws" + self._base_url.removeprefix("http") + ws_path
            dialer = WebSocketDialer(url, self._headers, self._options, token=self._token, home=self._home)
            session = self._sessions[ws_path] = Session(url, dialer, self._options)
            self._dialers.append(dialer)
            if self._closed:
                session.close()
        return session

    async def _headers(self) -> dict[str, str]:
        headers = dict(self._options.headers)
        token = await ask_token(self._token)
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return headers
