"""A project into which a text goes through every sink that a declaration has."""

import re
import string
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

CONTRACTS: Final = "contracts/sink_contracts"
NAMES: Final = "names"
"""The domain whose names follow from the texts: there only the shape of the output is the same."""
_CONFIG: Final = """\
[tool.tradegen]
title = "Sinks"
contracts = "contracts/sink_contracts"
server = "sink_api"
client = "sink_client"
npm = "sink-client"
client_class = "SinkClient"
"""
_MODELS: Final = """\
{text}
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Kind{n}(StrEnum):
    {text}

    FIRST = {text}
    {text}
    SECOND = "second"


class Left{n}(BaseModel):
    tag: Literal[{text}]
    left: int


class Right{n}(BaseModel):
    tag: Literal["right"]
    right: int


class Thing{n}(BaseModel):
    {text}

    model_config = ConfigDict(title={text}, json_schema_extra={{"note": {text}}})

    documented: int
    {text}
    described: int = Field(description={text})
    titled: int = Field(title={text})
    shown: str = Field(examples=[{text}])
    filled: str = {text}
    listed: list[str] = [{text}]
    keyed: dict[str, str] = {{{text}: {text}}}
    old: int = Field(deprecated={text})
    patterned: str = Field(pattern={pattern})
    kind: Kind{n} = Kind{n}.FIRST
    literal: Literal[{text}, "other"] = {text}
    either: Annotated[Left{n} | Right{n}, Field(discriminator="tag")]
"""
_NAMES: Final = """\
from pydantic import BaseModel, Field


class Named{n}(BaseModel):
    one: str = Field(alias={name})
    two: int = Field(default=2, alias={other})
"""
_PLAIN: Final = frozenset(string.ascii_letters + string.digits + " .,;-*/#'`${}()[]%_@!")
_HEAD: Final = """\
module: {domain}
version: v1
service: {service}
title: {text}
description: {text}
"""
_TOPIC: Final = """\
  topic{n}:
    update: m{n}.Thing{n}
    summary: {text}
    description: {text}
"""
_ROUTE: Final = """\
  route{n}:
    post: /route{n}
    query:
      text: {{type: str, default: {text}, description: {text}}}
    body: m{n}.Thing{n}
    response: m{n}.Thing{n}
    errors: {{409: m{n}.Left{n}}}
    summary: {text}
    description: {text}
    deprecated: true
"""
_NAMED_ROUTE: Final = """\
  name{n}:
    post: /name{n}
    body: a{n}.Named{n}
    response: a{n}.Named{n}
"""


def write_project(root: Path, count: int) -> None:
    """Write the parts of the project that no text reaches."""
    for folder in ("", "/texts", f"/{NAMES}"):
        (root / f"{CONTRACTS}{folder}").mkdir(parents=True)
        (root / f"{CONTRACTS}{folder}/__init__.py").write_text("")
    (root / "pyproject.toml").write_text(_CONFIG)
    routes = "".join(_NAMED_ROUTE.format(n=n) for n in range(count))
    head = _HEAD.format(domain=NAMES, service="NameService", text="Names")
    (root / f"{CONTRACTS}/{NAMES}/routes.yaml").write_text(f"{head}routes:\n{routes}")


def filled(texts: Sequence[str]) -> dict[str, bytes]:
    """Return the files of the project with each text in all sinks of its number."""
    files: dict[str, str] = {}
    for n, text in enumerate(texts):
        spelled = ascii(text)
        files[f"{CONTRACTS}/texts/m{n}.py"] = _MODELS.format(n=n, text=spelled, pattern=ascii(re.escape(text)))
        name, other = ascii(f"{text} -"), ascii(f"- {text}")  # never an identifier
        files[f"{CONTRACTS}/{NAMES}/a{n}.py"] = _NAMES.format(n=n, name=name, other=other)
    files[f"{CONTRACTS}/texts/routes.yaml"] = _routes(texts)
    return {path: text.encode() for path, text in files.items()}


def number_of(files: Mapping[str, bytes], file: str, line: int) -> int:
    """Return which text stands in a line of these files; the head of the route file has the first."""
    if found := re.search(r"/[am](\d+)\.py$", file):
        return int(found[1])
    before = files[file].decode().splitlines()[:line]
    begun = [match[1] for one in before if (match := re.match(r"  (?:topic|route)(\d+):", one))]
    return int(begun[-1]) if begun else 0


def _routes(texts: Sequence[str]) -> str:
    spelled = [yaml_text(text) for text in texts]
    topics = "".join(_TOPIC.format(n=n, text=text) for n, text in enumerate(spelled))
    routes = "".join(_ROUTE.format(n=n, text=text) for n, text in enumerate(spelled))
    head = _HEAD.format(domain="texts", service="TextService", text=spelled[0])
    return f"{head}topics:\n{topics}routes:\n{routes}"


def yaml_text(text: str) -> str:
    """Return a double-quoted scalar of YAML with everything unusual as an escape; half a character cannot be one."""
    return '"' + "".join(one if one in _PLAIN else _escape(one) for one in text) + '"'


def _escape(letter: str) -> str:
    return f"\\U{0xFFFD if 0xD800 <= ord(letter) < 0xE000 else ord(letter):08X}"
