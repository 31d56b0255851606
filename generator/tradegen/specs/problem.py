"""The runtime's own problem document (RFC 9457) as a schema and as responses."""

from typing import Final

from tradegen_runtime.documents import JsonObject

PROBLEM_NAME: Final = "ProblemDetails"
"""Name of the runtime's problem in the components; no declared type may have it."""

PROBLEM_MEDIA: Final = "application/problem+json"

ERRORS_SCHEMA: Final[JsonObject] = {
    "type": "array",
    "description": "What is wrong with the request, place by place.",
    "items": {
        "type": "object",
        "properties": {
            "loc": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
            "msg": {"type": "string"},
        },
        "required": ["loc", "msg"],
    },
}

PROBLEM_SCHEMA: Final[JsonObject] = {
    "type": "object",
    "description": "Why a request failed (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Kind of problem."},
        "title": {"type": "string", "description": "The kind of problem in words."},
        "status": {"type": "integer", "description": "HTTP status."},
        "detail": {"type": "string", "description": "What went wrong this time."},
        "instance": {"type": "string", "format": "uri-reference", "description": "The request it happened to."},
        "code": {"type": "string", "description": "Stable name of the problem, for programs."},
        "errors": ERRORS_SCHEMA,
    },
    "required": ["type", "title", "status", "detail", "code"],
}


def problem_response(text: str, schema: JsonObject | None = None) -> JsonObject:
    """A response that carries a problem; the runtime's own where no schema is given."""
    found = schema or {"$ref": f"#/components/schemas/{PROBLEM_NAME}"}
    return {"description": text, "content": {PROBLEM_MEDIA: {"schema": found}}}
