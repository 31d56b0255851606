"""Compare the documents below ``specs`` with those that the server's modules hand out: they are of one making."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tradegen.gates.site import Site
from tradegen_runtime.documents import JsonObject, JsonValue, section

_DOCUMENTS: Final = ("openapi.json", "asyncapi.json")
_PARTS: Final = ("paths", "operations")


def emitted_differences(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each file below ``specs`` with a sentence about what it says otherwise than the server."""
    specs = site.output / "specs"
    for name in _DOCUMENTS:
        handed_out: dict[str, JsonValue] = {}
        for module in site.modules:
            document = site.document(module, name)
            handed_out |= dict(_parts(document))
            if document or (specs / module / name).exists():
                sentences = _differences(dict(_parts(_loaded(specs / module / name))), dict(_parts(document)))
                yield from ((f"{module}/{name}", sentence) for sentence in sentences)
        whole = {part: value for path in sorted(specs.glob(f"*{name}")) for part, value in _parts(_loaded(path))}
        yield from ((name, sentence) for sentence in _differences(whole, handed_out))


def _parts(document: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    """Yield what a document describes, by names for people; addresses of channels are of the endpoint."""
    for part in _PARTS:
        for name, value in section(document, part).items():
            yield name, value
    for kind, found in section(document, "components").items():
        for name, value in found.items() if isinstance(found, Mapping) else ():
            yield f"{kind} {name}", value


def _differences(found: Mapping[str, JsonValue], wanted: Mapping[str, JsonValue]) -> Iterator[str]:
    for name in sorted(found.keys() | wanted.keys()):
        if name not in found:
            yield f"{name} is missing, and the server hands it out"
        elif name not in wanted:
            yield f"{name} is here, and the server does not hand it out"
        elif found[name] != wanted[name]:
            yield f"{name} is not as the server hands it out"


def _loaded(path: Path) -> JsonObject:
    try:
        loaded: JsonObject = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return loaded if isinstance(loaded, Mapping) else {}
