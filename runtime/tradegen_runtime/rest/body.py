"""REST bodies, read as topics read their params: the bytes are validated as JSON.

FastAPI validates Python values made of the JSON instead. Strict models then refuse every date, identifier, enum
and tuple, because JSON has none, and a union with ``str`` takes everything that is written as text for text.
"""

from typing import Final, TypeVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.params import Depends
from pydantic import TypeAdapter, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from typing_extensions import TypeForm

from tradegen_runtime.refusal import Refusal

T = TypeVar("T")

JSON_TYPE: Final = "application/json"

MAX_BODY_BYTES: Final = 8 << 20
"""Largest body that is read, unless the application is told otherwise."""


def install_body_limit(app: FastAPI, max_bytes: int) -> None:
    """Let the operations of ``app`` read no larger bodies."""
    app.state.max_body_bytes = max_bytes


def json_body(body_type: TypeForm[T]) -> Depends:
    """Return the dependency that reads the body of a request as ``body_type``.

    It refuses a body that is not declared as JSON (415: a page of another origin may send any other kind
    unasked), one that is too large (413), and one that is not valid (422, places begin with ``body``).
    """
    adapter: TypeAdapter[T] = TypeAdapter(body_type)

    async def read(request: Request) -> T:
        _check_type(request.headers.get("content-type", ""))
        try:
            return adapter.validate_json(await _content(request))
        except ValidationError as invalid:
            errors = invalid.errors(include_url=False, include_context=False, include_input=False)
            raise RequestValidationError([{**error, "loc": ("body", *error["loc"])} for error in errors]) from invalid
        except ClientDisconnect:
            raise HTTPException(400, "The body broke off") from None

    return Depends(read)


def _check_type(content_type: str) -> None:
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type != JSON_TYPE and not (media_type.startswith("application/") and media_type.endswith("+json")):
        raise Refusal("UNSUPPORTED_MEDIA_TYPE", f"The body must be {JSON_TYPE}", status=415)


async def _content(request: Request) -> bytes:
    """Read no more than may be kept, whatever length was announced."""
    max_bytes = getattr(request.app.state, "max_body_bytes", MAX_BODY_BYTES)
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > max_bytes:
            raise Refusal("CONTENT_TOO_LARGE", f"The body has more than {max_bytes} bytes", status=413)
        parts.append(part)
    return b"".join(parts)
