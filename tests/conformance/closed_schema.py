"""Checks real values against a document's schemas, and that they hold nothing the document is silent about."""

import jsonschema
from tests.conformance.specs import Json


def complaints(value: object, schema: Json, components: Json) -> list[str]:
    """Return what is wrong with a value by a schema that refers to ``#/components``.

    Objects that leave open whether more members may come are taken to be complete.
    """
    whole = {**_closed(schema), "components": _closed(components)}
    validator = jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def _closed(schema: Json) -> Json:
    """Return the schema with every object limited to the members it names."""
    result = {name: _closed_value(value) for name, value in schema.items()}
    if isinstance(result.get("properties"), dict) and schema.get("type") == "object":
        result.setdefault("additionalProperties", False)
    return result


def _closed_value(value: object) -> object:
    match value:
        case dict():
            return _closed(value)
        case list():
            return [_closed_value(item) for item in value]
        case _:
            return value
