"""What client and server of a case are made to say to each other: every operation and every topic, with values.

Requests are sampled from the emitted OpenAPI document, answers and updates from the types of the contracts.
"""

import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import get_args, get_type_hints

from pydantic import JsonValue
from tests.golden.cases import Case
from tests.golden.json_samples import VARIANTS, Sampler, Schema
from tests.golden.wire_values import input_samples, read_parameter, read_value, sample_values, wire_json
from typing_extensions import TypeForm

from tradegen.emit.names import python_name
from tradegen.words import snake_case


@dataclass(frozen=True)
class Call:
    """One request and its answer.

    ``path``, ``query`` and ``body`` are what the client is given, by wire name; ``arguments`` is what the service
    must be called with; ``answer`` is what it returns, and ``answered`` what the client receives.
    """

    path: Mapping[str, JsonValue]
    query: Mapping[str, JsonValue]
    body: JsonValue
    arguments: Mapping[str, object]
    answer: object
    answered: JsonValue


@dataclass(frozen=True)
class Operation:
    """One REST operation, the calls made of it, and the errors it declares."""

    operation_id: str
    has_body: bool
    has_answer: bool
    calls: tuple[Call, ...]
    statuses: tuple[int, ...]

    @property
    def method(self) -> str:
        """Name of the service's method, and of the client's."""
        return python_spelling(self.operation_id)


@dataclass(frozen=True)
class Stream:
    """One topic: what it is subscribed with, and the updates its source sends.

    ``arguments`` is what the service must be called with, parallel to ``params``; ``received`` is what the
    client receives, parallel to ``updates``.
    """

    route: str
    params: tuple[Mapping[str, JsonValue] | None, ...]
    arguments: tuple[object, ...]
    updates: tuple[object, ...]
    received: tuple[JsonValue, ...]

    @property
    def method(self) -> str:
        """Name of the service's method."""
        return f"stream_{snake_case(self.route)}"


@dataclass(frozen=True)
class ModulePlan:
    """Everything that is said about one module, and the hooks its service is asked before."""

    name: str
    operations: tuple[Operation, ...]
    streams: tuple[Stream, ...]
    hooks: tuple[str, ...]


def plan_case(case: Case, files: Mapping[str, bytes]) -> tuple[ModulePlan, ...]:
    """Plan the exchanges of every module; the emitted server and the contracts must be importable."""
    return tuple(_plan_module(case, name, files) for name in module_names(files))


def module_names(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Names of the modules that were emitted, sorted."""
    parts = (path.split("/") for path in files)
    return tuple(sorted(part[1] for part in parts if part[0] == "specs" and part[2:] == ["openapi.json"]))


def python_spelling(name: str) -> str:
    """Return the name of the attribute or method that stands for ``name`` in Python."""
    return str(python_name(name))


def argument_spelling(name: str) -> str:
    """Return the name of the keyword argument that stands for the parameter ``name``."""
    return str(python_name(name, ("body",)))


def service_protocol(module: ModuleType) -> type[object]:
    """Return the one Protocol that an emitted ``service`` module defines."""
    (found,) = [value for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__]
    assert isinstance(found, type)
    return found


def _plan_module(case: Case, name: str, files: Mapping[str, bytes]) -> ModulePlan:
    package = f"{case.server}.{name}"
    service = service_protocol(import_module(f"{package}.service"))
    document = json.loads(files[f"specs/{name}/openapi.json"])
    described = [operation for item in document["paths"].values() for operation in item.values()]
    topics = [found for found in vars(import_module(f"{package}.topics")).values() if hasattr(found, "open_source")]
    return ModulePlan(
        name=name,
        operations=tuple(_OperationPlanner(operation, service, document).plan() for operation in described),
        streams=tuple(_plan_stream(topic.route, topic.delivery.mode, service) for topic in topics),
        hooks=tuple(name for name in vars(service) if name.startswith("authorize_")),
    )


class _OperationPlanner:
    """Plans the calls of one operation that an OpenAPI document describes."""

    def __init__(self, described: dict[str, JsonValue], service: type[object], document: Schema) -> None:
        self._described = described
        self._operation_id = str(described["operationId"])
        method = getattr(service, python_spelling(self._operation_id))
        self._hints: Mapping[str, TypeForm[object]] = get_type_hints(method, include_extras=True)
        self._sampler = Sampler(document)

    def plan(self) -> Operation:
        answers = sample_values(self._hints["return"])
        responses = self._described["responses"]
        assert isinstance(responses, dict)
        return Operation(
            operation_id=self._operation_id,
            has_body="requestBody" in self._described,
            has_answer=self._hints["return"] is not type(None),
            calls=tuple(self._call(variant, answer) for variant, answer in enumerate(answers)),
            statuses=tuple(int(status) for status in responses if status[0] in "45" and status != "422"),
        )

    def _call(self, variant: int, answer: object) -> Call:
        given: dict[str, dict[str, JsonValue]] = {"path": {}, "query": {}}
        arguments: dict[str, object] = {}
        for place, name, is_required, schema in self._parameters():
            spelled = argument_spelling(name)
            value = schema.get("default")
            if is_required or variant > 0:
                value = given[place][name] = self._url_sample(schema, variant)
            arguments[spelled] = read_parameter(self._hints[spelled], value)
        body: JsonValue = None
        match self._described:
            case {"requestBody": {"content": {"application/json": {"schema": dict(schema)}}}}:
                body = self._sampler.sample(schema, variant)
                arguments["body"] = read_value(self._hints["body"], body)
            case _:
                pass
        answered = wire_json(self._hints["return"], answer)
        return Call(given["path"], given["query"], body, arguments, answer, answered)

    def _parameters(self) -> Iterator[tuple[str, str, bool, Schema]]:
        parameters = self._described.get("parameters", [])
        assert isinstance(parameters, list)
        for parameter in parameters:
            match parameter:
                case {"in": str(place), "name": str(name), "required": bool(is_required), "schema": dict(schema)}:
                    yield place, name, is_required, schema
                case _:
                    raise ValueError(f"no parameter: {parameter}")

    def _url_sample(self, schema: Schema, variant: int) -> JsonValue:
        """A value that a URL can hold: no empty list, no null, and in a text no slash, which servers take apart."""
        turns = range(max(variant, 1), max(variant, 1) + VARIANTS)
        values = [self._sampler.sample(schema, turn) for turn in turns]
        return next(value for value in values if value not in ([], None, "") and "/" not in str(value))


def _plan_stream(route: str, mode: str, service: type[object]) -> Stream:
    method = getattr(service, f"stream_{snake_case(route)}")
    hints = get_type_hints(method, include_extras=True)
    (update,) = get_args(hints["publish"])
    values = list(sample_values(update))
    if mode == "latest":
        values = values[-1:]  # what came before it may be skipped
    params = list(input_samples(hints["params"])) if "params" in inspect.signature(method).parameters else []
    distinct = [given for turn, given in enumerate(params) if given not in params[:turn]]
    given = tuple(value for value in distinct if isinstance(value, dict)) or (None,)
    return Stream(
        route=route,
        params=given,
        arguments=tuple(None if one is None else read_value(hints["params"], one) for one in given),
        updates=tuple(values),
        received=tuple(wire_json(update, value) for value in values),
    )
