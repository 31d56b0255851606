"""Refusals of the REST side as problem documents (RFC 9457)."""

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from tradegen_runtime.refusal import FieldError, Refusal
from tradegen_runtime.rest.reason import reason_phrase

MEDIA_TYPE: Final = "application/problem+json"

_log = logging.getLogger(__name__)


class ProblemError(BaseModel):
    """One invalid member of a request: where it stands and what is wrong with it."""

    loc: list[str | int]
    msg: str


class Problem(BaseModel):
    """Why a request was refused; ``code`` is the stable name to branch on."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = None
    code: str
    errors: list[ProblemError] | None = Field(default=None)


ResponseTable = dict[int | str, dict[str, object]]
"""What FastAPI's ``responses=`` takes."""


def problems(*statuses: int, models: Mapping[int, object] | None = None) -> dict[int | str, dict[str, object]]:
    """Return the ``responses=`` of a route that answers these statuses with a problem; 422 is always among them."""
    documented: dict[int, object] = dict.fromkeys((*statuses, 422), Problem) | dict(models or {})
    return {
        status: {"model": model, "description": reason_phrase(status)} for status, model in sorted(documented.items())
    }


def install_problem_handlers(app: FastAPI) -> None:
    """Answer every error of ``app`` with a problem document."""
    app.add_exception_handler(Refusal, _answer_refusal)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(Exception, _answer_unexpected)


def problem_response(
    status: int,
    code: str,
    detail: str,
    *,
    instance: str | None = None,
    errors: Sequence[FieldError] = (),
    document: BaseModel | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a response that carries a problem document, with the members of ``document`` among its own."""
    problem = Problem(
        title=reason_phrase(status),
        status=status,
        detail=detail,
        instance=instance,
        code=code,
        errors=[ProblemError(loc=list(item.loc), msg=item.msg) for item in errors] or None,
    )
    body = problem.model_dump_json(exclude_none=True)
    if document is not None:
        members = json.loads(document.model_dump_json(by_alias=True))
        body = json.dumps(json.loads(body) | members, ensure_ascii=False, allow_nan=False)
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


async def _answer_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return problem_response(
        error.status,
        error.code,
        error.message,
        instance=request.url.path,
        errors=error.errors,
        document=error.document,
        headers=_hints(error),
    )


def _hints(error: Refusal) -> dict[str, str]:
    hints = {"Retry-After": "1"} if error.retryable else {}
    # RFC 9110 §11.6.1: a 401 names the scheme to use.
    return {**hints, "WWW-Authenticate": "Bearer"} if error.status == 401 else hints


async def _answer_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem_response(
        422,
        "VALIDATION",
        "The request is not valid",
        instance=request.url.path,
        errors=[FieldError(loc=tuple(item["loc"]), msg=item["msg"]) for item in error.errors()],
    )


async def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = reason_phrase(error.status_code).upper().replace(" ", "_").replace("-", "_")
    return problem_response(
        error.status_code,
        code,
        str(error.detail),
        instance=request.url.path,
        headers=error.headers,
    )


async def _answer_unexpected(request: Request, error: Exception) -> Response:
    # Starlette raises the error again after this answer, so that the server logs its trace.
    _log.error("%s %s failed: %r", request.method, request.url.path, error)
    return problem_response(500, "INTERNAL", "The request failed", instance=request.url.path)
