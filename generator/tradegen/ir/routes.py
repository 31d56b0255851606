"""REST operations."""

from typing import Literal

from tradegen.ir.promises import PUBLIC, Deprecation
from tradegen.ir.types import Node
from tradegen.ir.uses import Use
from tradegen.span import Span

HttpMethod = Literal["get", "post", "put", "patch", "delete"]


class Param(Node, frozen=True):
    """A path or query parameter. ``default`` is JSON text; constraints are part of ``use``'s types."""

    name: str  # wire name
    use: Use
    required: bool
    default: str | None = None
    doc: str = ""
    span: Span | None = None


class ErrorResponse(Node, frozen=True):
    """A declared error: the problem document (RFC 9457) answered with ``status``."""

    status: int
    use: Use | None = None  # None: the runtime's own Problem


class Route(Node, frozen=True):
    """One REST operation. ``path`` is relative to the module's base and holds ``{wireName}`` parameters."""

    operation_id: str
    method: HttpMethod
    path: str
    path_params: tuple[Param, ...] = ()
    query_params: tuple[Param, ...] = ()
    body: Use | None = None
    response: Use | None = None  # None: no content
    status: int = 200
    errors: tuple[ErrorResponse, ...] = ()
    summary: str = ""
    doc: str = ""
    deprecated: Deprecation | None = None
    access: str = PUBLIC
    span: Span | None = None
