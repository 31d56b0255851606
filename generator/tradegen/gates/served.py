"""The gate ``served``: what the running application says of itself equals the documents it hands out."""

from collections.abc import Iterator

import msgspec

from tradegen.gates.child_messages import Live
from tradegen.gates.emitted import emitted_differences
from tradegen.gates.live_documents import live_differences
from tradegen.gates.rest_documents import rest_differences
from tradegen.gates.site import Site
from tradegen.report.finding import Finding
from tradegen_runtime.documents import JsonObject, section

GATE = "served"


def served_findings(site: Site, live: Live) -> Iterator[Finding]:
    """Yield where the served routes and topics part from the documents of their modules, and these from ``specs``."""
    for name, sentence in emitted_differences(site):
        yield site.finding(GATE, f"{site.project.output}/specs/{name}", message=sentence, slug="served-differs")
    openapi = msgspec.json.decode(live.openapi)
    bodies = {body.operation: msgspec.json.decode(body.schema) for body in live.bodies}
    for module in site.modules:
        document = site.document(module, "openapi.json")
        for sentence in rest_differences(_of_module(openapi, module), document, bodies):
            yield _finding(site, module, "openapi.json", sentence)
    live_documents = {module: site.document(module, "asyncapi.json") for module in site.modules}
    for endpoint in live.endpoints:
        owners = [name for name, document in live_documents.items() if endpoint.path in _addresses(document)]
        for owner in owners:
            for sentence in live_differences(endpoint, [live_documents[owner]]):
                yield _finding(site, owner, "asyncapi.json", sentence)
        if not owners:
            yield from _combined(site, endpoint.path, live, live_documents)


def _combined(site: Site, path: str, live: Live, documents: dict[str, JsonObject]) -> Iterator[Finding]:
    """Yield operations that an endpoint of several modules lacks or has more than they describe."""
    served = {message.operation for one in live.endpoints if one.path == path for message in one.messages}
    version = path.removeprefix("/api/").partition("/")[0]
    for module, document in documents.items():
        if not any(address.startswith(f"/api/{version}/") for address in _addresses(document)):
            continue
        topics = {name for name in section(document, "channels") if name != "wire.session"}
        missing = sorted(name for name in topics if f"{name}.subscribe" not in served)
        if missing:
            sentence = f"{', '.join(missing)}: in the document, and {path} does not serve it"
            yield _finding(site, module, "asyncapi.json", sentence)


def _of_module(openapi: JsonObject, module: str) -> JsonObject:
    """Return the part of the whole document that one module's routes make: they carry its name as their tag."""
    kept: dict[str, JsonObject] = {}
    for path, operations in section(openapi, "paths").items():
        found = section({"operations": operations}, "operations")
        own = {method: one for method, one in found.items() if isinstance(one, dict) and module in one.get("tags", ())}
        if own:
            kept[path] = own
    return {**openapi, "paths": kept}


def _addresses(document: JsonObject) -> set[str]:
    return {str(channel["address"]) for channel in section(document, "channels").values() if isinstance(channel, dict)}


def _finding(site: Site, module: str, document: str, sentence: str) -> Finding:
    return site.finding(GATE, site.where(module, document), message=sentence, slug="served-differs")
