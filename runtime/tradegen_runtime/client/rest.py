"""REST calls: a declared operation and its arguments in, a typed value or a typed error out."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Final, TypeVar
from urllib.parse import quote

import httpx
from pydantic import JsonValue, ValidationError

from tradegen_runtime.client.errors import ApiError, ClientArgumentError, ClientClosed, DecodeError, TransportError
from tradegen_runtime.client.operation import Operation
from tradegen_runtime.client.options import ClientOptions
from tradegen_runtime.client.problem import Problem
from tradegen_runtime.client.reading import read
from tradegen_runtime.client.retry_after import read_retry_after
from tradegen_runtime.client.unknown import Decoding
from tradegen_runtime.client.wire_value import wire_text, wire_value

T = TypeVar("T")

QueryScalar = str | int | float | bool | None  # httpx asks for a list of these; ours are all text

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


NO_BODY: Final = object()
"""Stands for the body of an operation without one; ``None`` is a body, JSON ``null``."""


class RestCaller:
    """Calls operations of one server; ``headers`` is asked before each call (it holds the token)."""

    def __init__(self, base_url: str, headers: Callable[[], Awaitable[dict[str, str]]], options: ClientOptions) -> None:
        self._base_url = base_url
        self._headers = headers
        self._tell_unknown = options.tell_unknown
        self._limit_s = options.request_timeout_s
        self._transport = options.transport
        self._calls: set[asyncio.Task[object]] = set()
        self._http: httpx.AsyncClient | None = None

    async def request(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object],
        query: Mapping[str, object],
        body: object,
    ) -> T:
        """Call an operation and decode its answer; see :meth:`ClientCore.request`."""
        url = self._base_url + fill_path(operation.path, path)
        content = None if body is NO_BODY else _json(wire_value(body))
        with self._cancelled_by_close():
            response = await self._answer(operation.method, url, query_items(query), content)
        if not response.is_success:
            problem = Problem.read(response.status_code, response.reason_phrase, response.content)
            retry_after_s = read_retry_after(response.headers.get("Retry-After"))
            raise ApiError(response.status_code, problem, retry_after_s=retry_after_s)
        return _decode(operation, response, Decoding(f"{operation.method} {operation.path}", self._tell_unknown))

    async def _answer(
        self, method: str, url: str, query: list[tuple[str, QueryScalar]], content: bytes | None
    ) -> httpx.Response:
        """Ask for the token, send, and read all of the answer, within one limit."""
        try:
            async with asyncio.timeout(self._limit_s) as limit:
                headers = await self._headers()
                if content is not None:
                    headers["Content-Type"] = "application/json"
                return await self._client().request(method, url, params=query, content=content, headers=headers)
        except httpx.TransportError as error:
            raise TransportError(f"{method} {url}: {error or type(error).__name__}") from error
        except TimeoutError as error:
            if not limit.expired():
                raise  # the token function's own
            raise TransportError(f"{method} {url}: no answer within {self._limit_s:g} s") from error

    async def aclose(self) -> None:
        """End the running calls with :class:`ClientClosed` and close the connections."""
        calls, self._calls = self._calls, set()
        for call in calls:
            call.cancel()
        if self._http is not None:
            await self._http.aclose()

    def _client(self) -> httpx.AsyncClient:
        """Make the pool for the first call: it loads the machine's certificates, which takes its time."""
        if self._http is None:
            self._http = httpx.AsyncClient(timeout=None, transport=self._transport)
        return self._http

    @contextmanager
    def _cancelled_by_close(self) -> Iterator[None]:
        """Tell the cancellation by :meth:`aclose` from one by the caller, as ``asyncio.timeout`` does."""
        call = asyncio.current_task()
        assert call is not None
        cancellations = call.cancelling()
        self._calls.add(call)
        try:
            yield
        except asyncio.CancelledError:
            if call not in self._calls and call.uncancel() <= cancellations:
                raise ClientClosed("the client was closed") from None
            raise
        finally:
            self._calls.discard(call)


def _json(value: JsonValue) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except ValueError as error:  # not finite, or a lone surrogate
        raise ClientArgumentError(f"the body cannot be sent: {error}") from error


def fill_path(path: str, values: Mapping[str, object]) -> str:
    """Put percent-encoded values in the place of ``{name}``.

    Raises:
        ClientArgumentError: a value is empty, ``.`` or ``..`` (which a URL cannot carry as a segment).
    """
    return _PLACEHOLDER.sub(lambda match: _segment(match[1], values[match[1]]), path)


def _segment(name: str, value: object) -> str:
    text = wire_text(name, value)
    if text in ("", ".", ".."):
        raise ClientArgumentError(f"{name}: {text!r} cannot be part of a path")
    return quote(text, safe="")


def query_items(query: Mapping[str, object]) -> list[tuple[str, QueryScalar]]:
    """Print a query: ``None`` is left out, a list repeats its name."""
    items: list[tuple[str, QueryScalar]] = []
    for name, value in query.items():
        if value is None:
            continue
        if isinstance(value, Sequence | AbstractSet) and not isinstance(value, str | bytes):
            items.extend((name, wire_text(name, item)) for item in value)
        else:
            items.append((name, wire_text(name, value)))
    return items


def _decode(operation: Operation[T], response: httpx.Response, decoding: Decoding) -> T:
    """Decode a success; no body at all reads as ``null``."""
    try:
        return read(operation.decoder, response.content or b"null", decoding)
    except ValidationError as error:
        message = f"{operation.method} {operation.path}: {response.status_code} with another shape: {error}"
        raise DecodeError(message) from error
