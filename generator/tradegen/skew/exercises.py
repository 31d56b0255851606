"""Everything the clients of one version can do, with values of their own types."""

from collections.abc import Iterator, Sequence

from tradegen.emit.names import python_name
from tradegen.emit.python_client.arguments import argument_name
from tradegen.emit.python_client.module import client_file
from tradegen.ir import Api, KeyField, Module, Param, Route, Topic
from tradegen.skew.messages import Attempt, Exercise
from tradegen.skew.values import Values
from tradegen.views.graph import declared
from tradegen_runtime.documents import JsonValue


def exercises(client: Api, server: Api) -> tuple[Exercise, ...]:
    """Return what clients of ``client`` try; each often enough to see every answer of ``server``."""
    return tuple(_exercises(client, server))


def _exercises(client: Api, server: Api) -> Iterator[Exercise]:
    values, answers = Values(declared(client), "in"), Values(declared(server), "in")
    routes = {(module.name, route.operation_id): route for module in server.modules for route in module.routes}
    topics = {(module.name, topic.name): topic for module in server.modules for topic in module.topics}
    for module in client.modules:
        for route in module.routes:
            served = routes.get((module.name, route.operation_id))
            least = 1 if served is None else len(answers.of_use(served.response))
            yield _operation(module, route, values, least)
        for topic in module.topics:
            sent = topics.get((module.name, topic.name))
            yield _topic(module, topic, values, 1 if sent is None else len(answers.of_use(sent.update)))


def _operation(module: Module, route: Route, values: Values, least: int) -> Exercise:
    params = (*route.path_params, *route.query_params)
    columns = {str(argument_name(param)): values.of(param.use.in_type) for param in params}
    required = _required(params)
    if route.body is not None:
        columns["body"] = values.of(route.body.in_type)
        required.add("body")
    return Exercise(
        site=f"{module.name}.{route.operation_id}",
        module=str(client_file(module)),
        method=str(python_name(route.operation_id)),
        access=route.access,
        is_topic=False,
        attempts=tuple(_varied(columns, required)),
        least=least,
    )


def _topic(module: Module, topic: Topic, values: Values, least: int) -> Exercise:
    columns = {str(argument_name(field)): values.of(field.type) for field in topic.key_fields}
    return Exercise(
        site=f"{module.name}.{topic.name}",
        module=str(client_file(module)),
        method=str(python_name(topic.name)),
        access=topic.access,
        is_topic=True,
        attempts=tuple(_varied(columns, _required(topic.key_fields))),
        least=max(least, 1),
    )


def _required(fields: Sequence[KeyField] | Sequence[Param]) -> set[str]:
    return {str(argument_name(field)) for field in fields if field.required}


def _varied(columns: dict[str, tuple[JsonValue, ...]], required: set[str]) -> Iterator[Attempt]:
    """Yield the required arguments alone, all of them, then one varied at a time."""
    full = {name: values[0] for name, values in columns.items() if values}
    if any(name not in full for name in required):
        return
    least = {name: value for name, value in full.items() if name in required}
    yield Attempt(least)
    if full != least:
        yield Attempt(full)
    for name, values in columns.items():
        yield from (Attempt({**full, name: value}) for value in values[1:])
