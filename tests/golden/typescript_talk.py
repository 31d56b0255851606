"""Writes the planned exchanges of a case as a TypeScript program, so that the compiler checks each value's type."""

import json
from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue
from tests.golden.cases import Case
from tests.golden.exchanges import Call, ModulePlan, Operation, Stream
from tests.golden.scripted_service import refusal_of

from tradegen.emit.names import typescript_name
from tradegen.emit.printers import ts_json, ts_str


def talk_program(case: Case, plans: Iterable[ModulePlan]) -> bytes:
    """Return the module whose ``play`` makes every call and every subscription of ``case``."""
    lines = [
        f'import {{ {case.client_class} }} from "../{case.name}/src/index.js";',
        f'import type {{ ClientOptions }} from "../{case.name}/src/index.js";',
        'import type { Talk } from "../talk.js";',
        "",
        "export async function play(options: ClientOptions, talk: Talk): Promise<void> {",
        f"  const client = new {case.client_class}(options);",
        *(f"  {line}" for plan in plans for line in _module_lines(plan)),
        "  client.close();",
        "}",
        "",
    ]
    return "\n".join(lines).encode()


def talk_index(cases: Iterable[Case]) -> bytes:
    """Return the module that names the ``play`` of every case."""
    names = [case.name for case in cases]
    lines = [
        *(f'import {{ play as {name} }} from "./{name}.js";' for name in names),
        'import type { ClientOptions } from "../rest_minimal/src/index.js";',
        'import type { Talk } from "../talk.js";',
        "",
        "export const plays: Readonly<Record<string, (options: ClientOptions, talk: Talk) => Promise<void>>> = {",
        *(f"  {name}," for name in names),
        "};",
        "",
    ]
    return "\n".join(lines).encode()


def _module_lines(plan: ModulePlan) -> Iterator[str]:
    module = f"client.{typescript_name(plan.name)}"
    for operation in plan.operations:
        yield from _operation_lines(f"{module}.{typescript_name(operation.operation_id)}", operation)
    for stream in plan.streams:
        yield from _stream_lines(f"{module}.{typescript_name(stream.route)}", stream)


def _operation_lines(method: str, operation: Operation) -> Iterator[str]:
    for turn, call in enumerate(operation.calls):
        place = ts_str(f"{operation.operation_id} call {turn}")
        answer = _literal(call.answered) if operation.has_answer else "undefined"
        yield f"await talk.answers({place}, () => {method}({_arguments(operation, call)}), {answer});"
    for status in operation.statuses:
        place = ts_str(f"{operation.operation_id} error {status}")
        arguments = _arguments(operation, operation.calls[0])
        detail = ts_str(refusal_of(status).message)
        yield f"await talk.refuses({place}, () => {method}({arguments}), {status}, {detail});"


def _arguments(operation: Operation, call: Call) -> str:
    """Print the arguments of a call: parameters by wire name, then the body."""
    takes_params = any(one.path or one.query for one in operation.calls)
    params: Mapping[str, JsonValue] = {**call.path, **call.query}
    return ", ".join(
        [
            *([_literal(dict(params))] if takes_params else []),
            *([_literal(call.body)] if operation.has_body else []),
        ]
    )


def _stream_lines(method: str, stream: Stream) -> Iterator[str]:
    updates = ", ".join(map(_literal, stream.received))
    for params in stream.params:
        given = "" if params is None else _literal(dict(params))
        place = ts_str(f"{stream.route} of {json.dumps(params)}")
        yield f"await talk.streams({place}, () => {method}({given}), [{updates}]);"


def _literal(value: JsonValue) -> str:
    return str(ts_json(json.dumps(value)))
