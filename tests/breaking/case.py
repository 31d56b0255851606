"""A pair of versions written as text, and the verdicts that must come of it."""

from dataclasses import dataclass, field

MODEL_ROUTES = """\
topics:
  feed@:
    update: model.T@
routes:
  send@:
    post: /send
    body: model.T@
    response: null
  read@:
    get: /read
    response: model.T@
"""
"""One model in every way: a request, a response and an update."""

WATCH = """\
class Watch@(BaseModel):
    a: int
"""

HEAD = """\
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, Literal, NamedTuple
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, EmailStr, Field, RootModel, computed_field

"""


@dataclass(frozen=True)
class Version:
    """One side of a case: what ``model.py`` and ``routes.yaml`` hold; ``@`` stands for the number of the case."""

    models: str
    routes: str
    version: str = "v1"
    extra: dict[str, str] = field(default_factory=dict)  # further files of the contract folder


@dataclass(frozen=True)
class Case:
    """``expected`` are the rules that must be found above information: ``R33 Q E``; empty for a near-miss.

    ``informs`` are rules that must be found as information.
    """

    name: str
    old: Version
    new: Version
    rule: str
    expected: frozenset[str]
    informs: frozenset[str] = frozenset()


def model_case(
    rule: str,
    before: str,
    after: str,
    *expected: str,
    old_types: str = "",
    new_types: str | None = None,
    informs: tuple[str, ...] = (),
) -> Case:
    """Two versions of the fields of one model that travels every way; ``types`` is code that stands before it."""
    now = old_types if new_types is None else new_types
    return Case(
        name=f"{rule}: {before} -> {after}".replace("\n", "; "),
        old=Version(_model(old_types, before), MODEL_ROUTES),
        new=Version(_model(now, after), MODEL_ROUTES),
        rule=rule,
        expected=frozenset(expected),
        informs=frozenset(informs),
    )


def route_case(
    rule: str,
    before: str,
    after: str,
    *expected: str,
    models: str = "",
    new_version: str = "v1",
    informs: tuple[str, ...] = (),
) -> Case:
    """Two versions of the topics and routes of one module over the same models."""
    types = models or _model("", "a: int") + WATCH
    return Case(
        name=f"{rule}: {before} -> {after}".replace("\n", "; "),
        old=Version(types, before),
        new=Version(types, after, new_version),
        rule=rule,
        expected=frozenset(expected),
        informs=frozenset(informs),
    )


def params_case(
    rule: str, before: str, after: str, *expected: str, types: str = "", informs: tuple[str, ...] = ()
) -> Case:
    """Two versions of the params of one topic."""
    routes = "topics:\n  feed@:\n    params: model.P@\n    update: model.T@\n"
    fixed = types + "class T@(BaseModel):\n    a: int\n\n\n"
    return Case(
        name=f"{rule}: params {before} -> {after}".replace("\n", "; "),
        old=Version(fixed + _class("P@", before), routes),
        new=Version(fixed + _class("P@", after), routes),
        rule=rule,
        expected=frozenset(expected),
        informs=frozenset(informs),
    )


def _model(types: str, fields: str) -> str:
    return f"{types}\n\n{_class('T@', fields)}" if types else _class("T@", fields)


def _class(name: str, fields: str) -> str:
    base = "" if fields.startswith("(") else "(BaseModel)"
    if not base:
        base, _, fields = fields.partition(" ")
    body = "\n".join(f"    {line}" for line in fields.splitlines())
    return f"class {name}{base}:\n{body}\n\n\n"
