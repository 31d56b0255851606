"""The reason phrase of an HTTP status: standard library only, for the server and for the documents alike."""

from http import HTTPStatus
from typing import Final

_RFC_9110: Final = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}
"""What Python calls otherwise before 3.13: documents are the same whatever Python makes them."""


def reason_phrase(status: int) -> str:
    """Return the phrase that the registry has for ``status``, or its number where it has none."""
    if status in _RFC_9110:
        return _RFC_9110[status]
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"
