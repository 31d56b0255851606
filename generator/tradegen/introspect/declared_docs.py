"""What a class says of itself besides its schema: its reference, its docstring, its deprecation."""

import inspect
import json
from contextlib import suppress

from pydantic_core import PydanticSerializationError, to_json

from tradegen.introspect.json_number import carried

_NOT_JSON = frozenset(("NaN", "Infinity", "-Infinity"))


def class_ref(cls: type) -> str:
    """``package.module:QualName``."""
    return f"{cls.__module__}:{cls.__qualname__}"


def class_doc(cls: type) -> str:
    """The docstring written in the class itself; not an inherited one, nor one a decorator made up, nor Pydantic's."""
    doc = cls.__dict__.get("__doc__")
    if not isinstance(doc, str) or doc == "An enumeration." or cls.__module__.startswith("pydantic."):
        return ""
    made_up = doc.startswith(f"{cls.__name__}(") and "\n" not in doc
    return "" if made_up else inspect.cleandoc(doc)


def deprecation(message: object) -> str | None:
    """The message of a deprecation flag, string or ``deprecated(...)`` object; "" for a bare flag."""
    if message is None or message is False:
        return None
    if message is True:
        return ""
    return message if isinstance(message, str) else str(getattr(message, "message", ""))


def json_texts(examples: object) -> tuple[str, ...]:
    """Examples as JSON texts; those JSON cannot hold are left out."""
    texts: list[str] = []
    for example in examples if isinstance(examples, list) else ():
        with suppress(PydanticSerializationError, ValueError):
            text = to_json(example, by_alias=True, inf_nan_mode="constants").decode()
            json.loads(text, parse_int=carried)
            texts.append(text)
    return tuple(text for text in texts if text not in _NOT_JSON)
