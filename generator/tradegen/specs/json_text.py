"""The bytes of a JSON document: two spaces, members in the order given, a final newline."""

import json

import orjson

from tradegen_runtime.documents import JsonValue


def json_bytes(value: JsonValue) -> bytes:
    """Print ``value``; the same bytes on every machine.

    Integers beyond 64 bits, which the fast printer refuses, go through the standard library's.
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"
