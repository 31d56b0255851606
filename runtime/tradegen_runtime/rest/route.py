"""REST operations whose answers keep what their types promise of numbers."""

from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar, get_type_hints

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from typing_extensions import TypeForm

from tradegen_runtime.finite_numbers import FiniteNumbers

P = ParamSpec("P")
T = TypeVar("T")

_answer: Final[ContextVar[object]] = ContextVar("tradegen.answer")
"""What the handler of the request in hand has returned."""


class RestRoute(APIRoute):
    """A route that answers 500 rather than null in the place of a number."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        answered: TypeForm[object] = get_type_hints(endpoint, include_extras=True)["return"]
        self._numbers: Final = FiniteNumbers(TypeAdapter(answered))
        super().__init__(path, _remembering(endpoint), **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        answer = super().get_route_handler()

        async def checked(request: Request) -> Response:
            response = await answer(request)
            self._numbers.check(_answer.get(None), bytes(response.body))
            return response

        return checked


def _remembering(endpoint: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """``endpoint``, whose result is also there for who looks at the answer."""

    @wraps(endpoint)
    async def remember(*args: P.args, **kwargs: P.kwargs) -> T:
        found = await endpoint(*args, **kwargs)
        _answer.set(found)
        return found

    return remember
