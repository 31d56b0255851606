"""The wire name of the field that tells the members of a union apart."""

from collections.abc import Mapping

from tradegen.introspect.field_names import Schema, in_name, out_name
from tradegen.introspect.scope import Scope


def discriminator_names(discriminator: str | list[list[str | int]]) -> tuple[str, ...]:
    """The field names and aliases among a discriminator's paths."""
    if isinstance(discriminator, str):
        return (discriminator,)
    return tuple(str(path[0]) for path in discriminator if len(path) == 1)


def tag_names(choice: Schema, names: tuple[str, ...], scope: Scope) -> tuple[str, str]:
    """How the discriminating field of a union's member is called on the wire: In name, Out name."""
    node, config = _fields_node(choice, scope)
    fields: Mapping[str, Schema] = {}
    if node is not None and "fields" in node:
        listed = node["fields"]
        fields = listed if isinstance(listed, dict) else {field["name"]: field for field in listed}
    for name, field in fields.items():
        accepted, sent = in_name(name, field, config) or name, out_name(name, field)
        if names and (name in names or accepted in names):
            return accepted, sent
    return names[-1], names[-1]


def _fields_node(node: Schema, scope: Scope) -> tuple[Schema | None, Schema]:
    """The node that lists the fields of a union's member, and the config it stands under."""
    config: Schema = {}
    while True:
        config = node.get("config") or config
        match node["type"]:
            case "definition-ref":
                node = scope.definitions[node["schema_ref"]]
            case "definitions":
                scope = scope.defining(node)
                node = node["schema"]
            case "tagged-union":
                node = next(iter(node["choices"].values()))
            case "model-fields" | "typed-dict" | "dataclass-args":
                return node, config
            case _ if "schema" in node:
                node = node["schema"]
            case _:
                return None, config
