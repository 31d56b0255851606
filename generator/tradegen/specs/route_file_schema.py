"""JSON Schema of the route file, so that an editor completes and checks it."""

from collections.abc import Iterator
from typing import Final

from tradegen.ir import Api
from tradegen.specs.json_schema import present
from tradegen_runtime.documents import JsonObject, JsonValue

SCALARS: Final = ("str", "int", "float", "bool", "date", "datetime", "UUID", "Decimal")
METHODS: Final = ("get", "post", "put", "patch", "delete")
TEXT: Final[JsonObject] = {"type": "string"}
PATH: Final[JsonObject] = {"type": "string", "pattern": "^/", "description": "Path with {wireName} placeholders."}
NUMBER: Final[JsonObject] = {"type": "number"}
LENGTH: Final[JsonObject] = {"type": "integer", "minimum": 0}
VALUE: Final[JsonObject] = {"type": ["string", "number", "boolean", "null"]}
ACCESS: Final[JsonObject] = {
    "type": "string",
    "pattern": "^[a-z][a-z0-9]*([-_.:][a-z0-9]+)*$",
    "maxLength": 64,
    "not": {"enum": ["all", "anonymous", "any", "authenticated", "none", "null", "private", "protected"]},
    "description": "Who may use it: public, user (any valid token) or a role that the token must hold.",
}
DATE: Final[JsonObject] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TYPE_REF: Final[JsonObject] = {"$ref": "#/$defs/type"}


def route_file_schema(api: Api) -> JsonObject:
    """The schema of ``routes.yaml``; type expressions complete to the project's own models."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Route file of {api.title}",
        **closed(
            {
                "module": pattern("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "URL segment and attribute of the clients."),
                "version": pattern("^v[1-9][0-9]{0,3}$", "Version in the URL."),
                "service": pattern("^[A-Z][A-Za-z0-9]*$", "Name of the emitted Protocol."),
                "title": TEXT,
                "description": TEXT,
                "base": {"type": "string", "pattern": "^/", "description": "Base path of the operations."},
                "always_on": {"type": "boolean", "description": "Served whatever ENABLED_MODULES says."},
                "access": ACCESS,
                "deprecated": {"$ref": "#/$defs/deprecated"},
                "names": {
                    "type": "object",
                    "propertyNames": {"pattern": "^[A-Z][A-Za-z0-9_]*$"},
                    "additionalProperties": TYPE_REF,
                    "description": "Public names for types whose own name is taken: Name: topic.Model.",
                },
                "topics": {
                    "type": "object",
                    "propertyNames": {"pattern": "^[a-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$"},
                    "additionalProperties": {"$ref": "#/$defs/topic"},
                },
                "routes": {
                    "type": "object",
                    "propertyNames": {"pattern": "^[a-z][A-Za-z0-9]*$"},
                    "additionalProperties": {"$ref": "#/$defs/route"},
                },
                "reserved": {
                    **closed(
                        {
                            "topics": names("^[a-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$"),
                            "routes": names("^[a-z][A-Za-z0-9]*$"),
                        }
                    ),
                    "description": "Names that are gone, and must not come back with another meaning.",
                },
            },
            required=("module", "version", "service"),
        ),
        "$defs": {
            "type": type_expression(api),
            "topic": topic(),
            "route": route(),
            "param": param(),
            "deprecated": deprecated(),
        },
    }


def closed(properties: JsonObject, *, required: tuple[str, ...] = (), needs: JsonObject | None = None) -> JsonObject:
    """An object with these members and no other; ``needs`` says which members come together."""
    return {
        "type": "object",
        "properties": properties,
        **present((("required", list(required) or None), ("dependentRequired", needs))),
        "additionalProperties": False,
    }


def pattern(expression: str, text: str) -> JsonObject:
    """A string of one form."""
    return {"type": "string", "pattern": expression, "description": text}


def names(expression: str) -> JsonObject:
    """A list of different names of one form."""
    return {"type": "array", "items": {"type": "string", "pattern": expression}, "uniqueItems": True}


def deprecated() -> JsonObject:
    """That something is on its way out: a flag, or since when, until when, and what to use instead."""
    facts: JsonObject = closed(
        {
            "since": {**DATE, "description": "First day on which it is deprecated."},
            "sunset": {**DATE, "description": "First day on which it is gone."},
            "link": pattern("^https?://", "Where to read about it."),
            "note": {**TEXT, "description": "What to use instead."},
        }
    )
    return {"anyOf": [{"type": "boolean"}, facts]}


def type_expression(api: Api) -> JsonObject:
    """Any type expression; known models are offered."""
    known: list[JsonValue] = [*sorted({*SCALARS, *references(api)})]
    return {
        "description": "A type: topic.Model, domain.topic.Model, package.module:Model, str, list[…], … | None",
        "anyOf": [{"enum": known}, {"type": "string", "minLength": 1}],
    }


def references(api: Api) -> Iterator[str]:
    """Yield how a route file may name each declared model and enum."""
    declared = [(model.ref, model.domain) for model in api.models] + [(enum.ref, enum.domain) for enum in api.enums]
    for ref, domain in declared:
        module, _, name = ref.partition(":")
        if domain:
            topic_file = module.rpartition(".")[2]
            yield f"{topic_file}.{name}"
            yield f"{domain}.{topic_file}.{name}"


def topic() -> JsonObject:
    """One topic."""
    return closed(
        {
            "params": TYPE_REF,
            "update": TYPE_REF,
            "delivery": {
                "enum": ["every", "latest"],
                "default": "every",
                "description": "Whether every update is sent, or only the last to those that lag.",
            },
            "history": {"type": "integer", "minimum": 0, "default": 0, "description": "Updates kept for resume."},
            "rate": pattern(
                "^[0-9]{1,4}(\\.[0-9]{1,3})? ?/ ?s$",
                "Most updates a second, such as 10/s; with delivery: latest only.",
            ),
            "on_slow": {
                "enum": ["disconnect", "drop_oldest"],
                "default": "disconnect",
                "description": "What becomes of a reader that is too slow for every update.",
            },
            "linger": {
                "type": "integer",
                "minimum": 0,
                "maximum": 3600,
                "default": 30,
                "description": "Seconds that the topic lives after its last subscriber.",
            },
            "snapshot": pattern("^[a-z][A-Za-z0-9]*$", "Operation that lists the items; updates are items then."),
            "key": {"type": "string", "minLength": 1, "description": "Member that identifies an item."},
            "drop": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"anyOf": [VALUE, {"type": "array", "items": VALUE, "minItems": 1}]},
                "description": "Members and their values that say that an item has left the list.",
            },
            "access": ACCESS,
            "deprecated": {"$ref": "#/$defs/deprecated"},
            "summary": TEXT,
            "description": TEXT,
        },
        required=("update",),
        needs={"snapshot": ["key"], "key": ["snapshot"], "drop": ["snapshot"]},
    )


def route() -> JsonObject:
    """One REST operation: exactly one method."""
    methods: list[JsonValue] = [{"required": [method]} for method in METHODS]
    params: JsonObject = {"type": "object", "additionalProperties": {"$ref": "#/$defs/param"}}
    return {
        **closed(
            {
                **dict.fromkeys(METHODS, PATH),
                "path": params,
                "query": params,
                "body": TYPE_REF,
                "response": {"anyOf": [TYPE_REF, {"type": "null"}], "description": "null: no content."},
                "status": {"type": "integer", "minimum": 200, "maximum": 299},
                "errors": {
                    "type": "object",
                    "propertyNames": {"pattern": "^[45][0-9]{2}$"},
                    "additionalProperties": {"anyOf": [TYPE_REF, {"type": "null"}]},
                },
                "access": ACCESS,
                "summary": TEXT,
                "description": TEXT,
                "deprecated": {"$ref": "#/$defs/deprecated"},
            },
            required=("response",),
        ),
        "oneOf": methods,
    }


def param() -> JsonObject:
    """A path or query parameter: a type with ``= default``, or a mapping."""
    described: JsonObject = closed(
        {
            "type": TYPE_REF,
            "description": TEXT,
            "default": {"type": ["string", "number", "boolean", "null"]},
            "ge": NUMBER,
            "gt": NUMBER,
            "le": NUMBER,
            "lt": NUMBER,
            "min_length": LENGTH,
            "max_length": LENGTH,
            "pattern": TEXT,
        },
        required=("type",),
    )
    return {"anyOf": [TYPE_REF, described]}
