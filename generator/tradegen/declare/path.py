"""Path templates: ``/orders/{orderId}``, literal segments and whole-segment placeholders."""

import re
from collections.abc import Iterator

from tradegen.source.findings import Findings
from tradegen.source.nodes import Scalar
from tradegen.source.suggestion import quote
from tradegen.span import Span

MAX_PATH = 300
_LITERAL = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*", re.ASCII)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)


def check_path(scalar: Scalar, *, findings: Findings, placeholders: bool = True) -> bool:
    """Tell whether ``scalar`` is a path template; add a finding at the first segment that is wrong."""
    path = scalar.text
    if not path.startswith("/") or len(path) > MAX_PATH:
        message = f"path {quote(path)} must start with / and be at most {MAX_PATH} characters long"
        findings.refuse(scalar.span, "bad-path", message=message)
        return False
    if path == "/":
        return True
    at = 1
    for segment in path[1:].split("/"):
        if wrong := _segment_error(segment, placeholders=placeholders):
            findings.refuse(scalar.place(at), "bad-path", message=f"{wrong} in path {quote(path)}")
            return False
        at += len(segment) + 1
    return True


def _segment_error(segment: str, *, placeholders: bool) -> str:
    if not segment:
        return "an empty segment"
    name = _PLACEHOLDER.fullmatch(segment)
    if name is None:
        return "" if _LITERAL.fullmatch(segment) else f"segment {quote(segment)}"
    if not placeholders:
        return f"placeholder {quote(segment)}"
    return "" if _NAME.fullmatch(name[1]) else f"placeholder {quote(segment)}"


def path_placeholders(scalar: Scalar) -> Iterator[tuple[str, Span]]:
    """Yield each placeholder name of a path and where it stands."""
    for found in _PLACEHOLDER.finditer(scalar.text):
        yield found[1], scalar.place(found.start())


def path_shape(path: str) -> str:
    """Return ``path`` with every placeholder as ``{}``: two routes of one shape and method are the same."""
    return _PLACEHOLDER.sub("{}", path)
