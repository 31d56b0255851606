"""What the generated Python client models say of themselves; imported in the child process only."""

from importlib import import_module
from typing import Literal

import msgspec

from tradegen.gates.always_sent import always_sent
from tradegen.gates.child_messages import Job, Models, ModelSchema


def look_at(job: Job) -> Models:
    """Return the schemas of the client's models by the names of the documents' components."""
    from pydantic import TypeAdapter

    package = import_module(f"{job.client}.models")
    found = {name: getattr(package, name) for name in job.model_names if hasattr(package, name)}
    adapters = {name: TypeAdapter[object](model) for name, model in found.items()}
    modes: tuple[Literal["validation", "serialization"], ...] = ("validation", "serialization")
    schemas, definitions = TypeAdapter.json_schemas(
        [(name, mode, adapter) for name, adapter in adapters.items() for mode in modes],
        ref_template="#/components/schemas/{model}",
        schema_generator=always_sent(),
    )
    return Models(
        schemas=tuple(
            ModelSchema(name, _raw(schemas[name, "validation"]), _raw(schemas[name, "serialization"])) for name in found
        ),
        missing=tuple(name for name in job.model_names if name not in found),
        components=_raw(definitions.get("$defs", {})),
    )


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
