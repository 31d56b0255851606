"""The law: what one side sends, the other reads and sends back as it was."""

import json
import os
import warnings
from collections.abc import Callable
from typing import Any, Final

from hypothesis import HealthCheck, Phase, assume, given, settings
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json
from tests.roundtrip.claims import Claims
from tests.roundtrip.meaning import Meaning, is_beyond_schemas, same_json
from tests.roundtrip.pairs import Pair
from tests.roundtrip.subjects import Subject
from tests.roundtrip.values import Values, inputs_of

VALUES: Final = int(os.environ.get("TRADEGEN_ROUNDTRIP_VALUES", "20"))
"""Values drawn of each model."""


def sent_values(pair: Pair) -> list[bytes]:
    """Draw values of the server's type; return them as the client sends them back, all equal to what came.

    Raises:
        AssertionError: a value comes back other than it went.
    """
    server: TypeAdapter[Any] = TypeAdapter(pair.server)
    client: TypeAdapter[Any] = TypeAdapter(pair.client)
    sent: list[bytes] = []

    def check(value: object) -> None:
        wire = server.dump_json(_valid(server, value), by_alias=True)
        back = client.dump_json(client.validate_json(wire), by_alias=True)
        assert same_json(json.loads(wire), json.loads(back)), f"{pair.name}: {wire!r} came back as {back!r}"
        sent.append(wire)

    _for_many(inputs_of(pair.server), check)
    assert sent, f"no value of {pair.name} could be drawn"
    return sent


def accepted_values(pair: Pair, subject: Subject) -> list[bytes]:
    """Draw values that the In view claims to be right; return what went from the client to the server.

    The client can say each of them, and the server accepts it with the meaning it had.

    Raises:
        AssertionError: the client cannot say a value, or the server refuses it or understands another.
    """
    server: TypeAdapter[Any] = TypeAdapter(pair.server)
    client: TypeAdapter[Any] = TypeAdapter(pair.client)
    meaning = Meaning(subject.views.declared)
    accepted: list[bytes] = []

    def check(value: object) -> None:
        sent = client.dump_json(client.validate_json(json.dumps(value)), by_alias=True)
        try:
            understood = server.validate_json(sent)
        except ValidationError as refused:
            assume(not all(map(is_beyond_schemas, refused.errors())))
            raise AssertionError(f"{pair.name}: the server refuses {sent!r}: {refused}") from refused
        if not has_own_form(server):
            heard = json.loads(server.dump_json(understood, by_alias=True))
            assert meaning.same(json.loads(sent), heard, (pair.ref, pair.ref), {}), f"{pair.name}: {sent!r} is {heard}"
        accepted.append(sent)

    _for_many(Claims(subject.views.declared).of(pair.ref), check)
    assert accepted, f"the server accepts no value of {pair.name}"
    return accepted


def has_own_form(adapter: TypeAdapter[object]) -> bool:
    """Whether a serializer of the user's decides what a whole type is on the wire."""
    schema = adapter.core_schema
    while "serialization" not in schema and "schema" in schema and schema["type"] in ("definitions", "model"):
        schema = schema["schema"]
    return "serialization" in schema


def _valid(adapter: TypeAdapter[Any], value: object) -> object:
    """Read an input as Python; as JSON where strict mode wants what JSON cannot hold (a set, an enum member)."""
    try:
        return adapter.validate_python(value)
    except ValidationError:
        try:
            return adapter.validate_json(to_json(value, by_alias=True))
        except (ValidationError, PydanticSerializationError):
            assume(False)
            raise


def _for_many(values: Values, check: Callable[[object], None]) -> None:
    @settings(
        max_examples=VALUES,
        phases=(Phase.generate, Phase.shrink),
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(values)
    def run(value: object) -> None:
        check(value)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecated members are read here too
        run()
