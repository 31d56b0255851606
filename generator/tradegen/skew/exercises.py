"""Everything the clients of one version can do, with values of their own types."""

from collections.abc import Iterator, Mapping, Sequence

from tradegen.ir import Api, KeyField, Module, Param, Route, Topic
from tradegen.skew.calls import Calls, Slot
from tradegen.skew.messages import Attempt, Exercise
from tradegen.skew.values import Values
from tradegen.views.graph import declared
from tradegen_runtime.documents import JsonValue


def exercises(client: Api, server: Api, calls: Calls) -> tuple[Exercise, ...]:
    """Return what clients of ``client`` try; each often enough to see every answer of ``server``."""
    return tuple(_exercises(client, server, calls))


def _exercises(client: Api, server: Api, calls: Calls) -> Iterator[Exercise]:
    values, answers = Values(declared(client), "in"), Values(declared(server), "in")
    routes = {(module.name, route.operation_id): route for module in server.modules for route in module.routes}
    topics = {(module.name, topic.name): topic for module in server.modules for topic in module.topics}
    for module in client.modules:
        for route in module.routes:
            served = routes.get((module.name, route.operation_id))
            least = 1 if served is None else len(answers.of_use(served.response))
            yield _operation(module, route, values, calls, least)
        for topic in module.topics:
            sent = topics.get((module.name, topic.name))
            yield _topic(module, topic, values, calls, 1 if sent is None else len(answers.of_use(sent.update)))


def _operation(module: Module, route: Route, values: Values, calls: Calls, least: int) -> Exercise:
    params = (*route.path_params, *route.query_params)
    columns = {Slot("params", param.name): values.of(param.use.in_type) for param in params}
    required = _required(params)
    if route.body is not None:
        columns[Slot("body")] = values.of(route.body.in_type)
        required.add(Slot("body"))
    return Exercise(
        site=f"{module.name}.{route.operation_id}",
        module=calls.module(module),
        method=calls.method(route.operation_id),
        access=route.access,
        is_topic=False,
        attempts=tuple(
            Attempt(calls.arguments(given, has_params=bool(params))) for given in _varied(columns, required)
        ),
        least=least,
    )


def _topic(module: Module, topic: Topic, values: Values, calls: Calls, least: int) -> Exercise:
    columns = {Slot("params", field.name): values.of(field.type) for field in topic.key_fields}
    has_params = topic.params is not None
    return Exercise(
        site=f"{module.name}.{topic.name}",
        module=calls.module(module),
        method=calls.method(topic.name),
        access=topic.access,
        is_topic=True,
        attempts=tuple(
            Attempt(calls.arguments(given, has_params=has_params))
            for given in _varied(columns, _required(topic.key_fields))
        ),
        least=max(least, 1),
    )


def _required(fields: Sequence[KeyField] | Sequence[Param]) -> set[Slot]:
    return {Slot("params", field.name) for field in fields if field.required}


def _varied(columns: Mapping[Slot, tuple[JsonValue, ...]], required: set[Slot]) -> Iterator[Mapping[Slot, JsonValue]]:
    """Yield the required arguments alone, all of them, then one varied at a time."""
    full = {slot: values[0] for slot, values in columns.items() if values}
    if any(slot not in full for slot in required):
        return
    least = {slot: value for slot, value in full.items() if slot in required}
    yield least
    if full != least:
        yield full
    for slot, values in columns.items():
        yield from ({**full, slot: value} for value in values[1:])
