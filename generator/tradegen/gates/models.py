"""The gate ``models``: the generated Python client models mean what the documents of the contracts say."""

from collections.abc import Iterator
from typing import Final

import msgspec

from tradegen.gates.child_messages import Models
from tradegen.gates.compare import Direction, Side, differences
from tradegen.gates.site import Site
from tradegen.gates.ways import ways_of
from tradegen.report.finding import Finding
from tradegen_runtime.documents import section

GATE = "models"
_RUNTIME: Final = "wire."
_PROBLEM: Final = "ProblemDetails"


def model_names(site: Site) -> tuple[str, ...]:
    """Return the names that the client may have models of: the declared components, and ``X`` for ``XInput``."""
    declared = [name for name in site.components() if _is_declared(name)]
    return tuple(sorted({*declared, *(name.removesuffix("Input") for name in declared)}))


def model_findings(site: Site, models: Models) -> Iterator[Finding]:
    """Yield where a client model parts from the component of its name, in each direction it travels.

    ``XInput`` is what the server accepts; the client has it as ``X`` where the two differ by defaults only.
    """
    mine = msgspec.json.decode(models.components)
    schemas = {one.name: one for one in models.schemas}
    for module in site.modules:
        documents = [site.document(module, name) for name in ("openapi.json", "asyncapi.json")]
        ways = ways_of(*documents)
        for document in documents:
            components = section(section(document, "components"), "schemas")
            for name in filter(_is_declared, sorted(components)):
                model = schemas.get(name) or schemas.get(name.removesuffix("Input"))
                wanted = Side(components[name], components)
                if model is None:
                    yield _finding(site, name, f"the client has no model {name}")
                    continue
                if name in ways.accepted:
                    yield from _compared(
                        site, model.name, Side(msgspec.json.decode(model.accepted), mine), wanted, "sends"
                    )
                if name in ways.sent:
                    yield from _compared(site, model.name, Side(msgspec.json.decode(model.sent), mine), wanted, "reads")


def _is_declared(name: str) -> bool:
    """Whether a component is the user's, not the runtime's own."""
    return not name.startswith(_RUNTIME) and name != _PROBLEM


def _compared(site: Site, model: str, found: Side, wanted: Side, way: str) -> Iterator[Finding]:
    for part in differences(found, wanted, Direction(sent=way == "reads", formats=False)):
        yield _finding(site, model, f"what the client {way} as {model} parts from the contract: {part}")


def _finding(site: Site, model: str, message: str) -> Finding:
    file = f"{site.project.output}/python/{site.project.client}/models"
    for path in sorted((site.python / site.project.client / "models").glob("*.py")):
        if f"class {model}(" in path.read_text(encoding="utf-8"):
            file = f"{file}/{path.name}"
            break
    return site.finding(GATE, file, message=message, slug="model-differs")
