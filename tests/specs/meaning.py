"""Reduces JSON Schemas to what they mean for the wire, so that two ways of writing one can be compared."""

import json
from collections.abc import Mapping

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_WORDS = {
    "$defs",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "discriminator",
}
_DECIMAL_PATTERN = "^(?!^[-+.]*$)"


def meaning(schema: Json, definitions: Mapping[str, Json], open_names: tuple[str, ...] = ()) -> Json:
    """Inline references, drop words and order; members unknown to one side are tolerated, so that is dropped, too."""
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        if name in open_names:
            return {"recursion": len(open_names) - open_names.index(name)}
        return meaning(definitions[name], definitions, (*open_names, name))
    kept = {key: value for key, value in schema.items() if key not in _WORDS and not key.startswith("x-")}
    for branch in ("anyOf", "oneOf", "allOf"):
        if branch in kept:
            return choice([meaning(one, definitions, open_names) for one in listed(kept[branch])])
    return plain(kept, definitions, open_names)


def plain(kept: dict[str, Json], definitions: Mapping[str, Json], open_names: tuple[str, ...]) -> Json:
    """The meaning of a schema without branches."""
    found: dict[str, Json] = {}
    for key, value in kept.items():
        match key, value:
            case "properties", dict():
                found[key] = {name: meaning(one, definitions, open_names) for name, one in value.items()}
            case (("items" | "propertyNames"), _):
                found[key] = meaning(value, definitions, open_names)
            case "prefixItems", list():
                found[key] = [meaning(one, definitions, open_names) for one in value]
            case "additionalProperties", bool():
                pass
            case "additionalProperties", _:
                found[key] = meaning(value, definitions, open_names)
            case "required", list():
                found[key] = [*sorted(map(str, value))]
            case "const", _:
                found["enum"] = [value]
            case ("uniqueItems", _) | ("format", "decimal"):
                pass
            case "pattern", str() if value.startswith(_DECIMAL_PATTERN):
                pass
            case _:
                found[key] = value
    if "enum" in found:
        return {"enum": sorted(listed(found["enum"]), key=repr)}
    if found.get("propertyNames") == {"type": "string"}:
        del found["propertyNames"]
    return found


def choice(members: list[Json]) -> Json:
    """Alternatives in no order, each once, nested ones spread out."""
    spread: dict[str, Json] = {}
    for member in members:
        inner = listed(member["choice"]) if isinstance(member, dict) and "choice" in member else [member]
        spread |= {json.dumps(one, sort_keys=True): one for one in inner}
    found = [spread[key] for key in sorted(spread)]
    return found[0] if len(found) == 1 else {"choice": found}


def listed(value: Json) -> list[Json]:
    """A list that is known to be one."""
    assert isinstance(value, list)
    return value
