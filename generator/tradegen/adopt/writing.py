"""Print what was found as a route file."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from tradegen.adopt.found import FoundTopic
from tradegen.words import pascal_case

_NAME: Final = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_][\w.]*", re.ASCII)
# What YAML takes for plain text wherever it stands, and never for anything else.
_PLAIN: Final = re.compile(r"[A-Za-z][\w.:-]*(?<!:)", re.ASCII)
_NOT_TEXT: Final = frozenset(("true", "false", "null"))


class Adopted(msgspec.Struct, frozen=True):
    """One module to declare; every topic has its route."""

    name: str
    version: str
    topics: tuple[FoundTopic, ...]
    doc: str = ""


def route_file(module: Adopted, *, package: str) -> str:
    """Return the route file of ``module``; models of the contracts ``package`` are named from there."""
    return "\n".join(_lines(module, package)) + "\n"


def _lines(module: Adopted, package: str) -> Iterator[str]:
    yield f"module: {module.name}"
    yield f"version: {module.version}"
    yield f"service: {pascal_case(module.name)}Service"
    if module.doc:
        yield f"description: {_quoted(module.doc)}"
    yield ""
    yield "topics:"
    for topic in module.topics:
        yield f"  {topic.route}:"
        if topic.params:
            yield f"    params: {_text(_short(topic.params, package, module.name))}"
        yield f"    update: {_text(_short(topic.update, package, module.name))}"
        if topic.summary:
            yield f"    summary: {_quoted(topic.summary)}"


def _short(expression: str, package: str, domain: str) -> str:
    """Write names of the contracts as route files do: ``orders.PlacedOrder``, ``market.bars.Bar``."""

    def shortened(found: re.Match[str]) -> str:
        module, _, name = found[0].partition(":")
        below = module.removeprefix(f"{package}.")
        if below == module:
            return found[0]
        return f"{below.removeprefix(f'{domain}.')}.{name}"

    return _NAME.sub(shortened, expression)


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text not in _NOT_TEXT else _quoted(text)


def _quoted(text: str) -> str:
    """Print a double-quoted YAML scalar: a JSON string is one."""
    return msgspec.json.encode(text).decode()


def names_in(expression: str) -> Iterable[str]:
    """Return the names that a type expression uses, as ``package.module:Name``."""
    return _NAME.findall(expression)
