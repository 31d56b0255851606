"""Canonical topic keys: the emitted vectors against core and live server, the RFC's own, and PyPI's ``rfc8785``."""

import json
import struct
from typing import Final

import pytest
import rfc8785
from tests.conformance.random_json import SEED, random_values
from tests.conformance.specs import ASYNCAPI, SPECS, Json, load
from tests.e2e.live_server import LiveServer
from tests.runtime.talk import Talk, talk

from tradegen_runtime.topic_key import canonical_json, canonical_number, topic_key

VECTORS: Final[list[Json]] = load(SPECS / "topic_keys.json")["vectors"]

# RFC 8785, Appendix B: the bits of a double and their text; NaN and the infinities have none.
RFC_NUMBERS: Final = [
    ("0000000000000000", "0"),
    ("8000000000000000", "0"),
    ("0000000000000001", "5e-324"),
    ("8000000000000001", "-5e-324"),
    ("7fefffffffffffff", "1.7976931348623157e+308"),
    ("ffefffffffffffff", "-1.7976931348623157e+308"),
    ("4340000000000000", "9007199254740992"),
    ("c340000000000000", "-9007199254740992"),
    ("4430000000000000", "295147905179352830000"),
    ("44b52d02c7e14af5", "9.999999999999997e+22"),
    ("44b52d02c7e14af6", "1e+23"),
    ("44b52d02c7e14af7", "1.0000000000000001e+23"),
    ("444b1ae4d6e2ef4e", "999999999999999700000"),
    ("444b1ae4d6e2ef4f", "999999999999999900000"),
    ("444b1ae4d6e2ef50", "1e+21"),
    ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
    ("3eb0c6f7a0b5ed8d", "0.000001"),
    ("41b3de4355555553", "333333333.3333332"),
    ("41b3de4355555554", "333333333.33333325"),
    ("41b3de4355555555", "333333333.3333333"),
    ("41b3de4355555556", "333333333.3333334"),
    ("41b3de4355555557", "333333333.33333343"),
    ("becbf647612f3696", "-0.0000033333333333333333"),
    ("43143ff3c1cb0959", "1424953923781206.2"),
]

# RFC 8785, §3.2.2 and §3.2.3: what goes in, what comes out.
RFC_DOCUMENTS: Final = [
    (
        r"""{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
             "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
             "literals": [null, true, false]}""",
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ),
    (
        r"""{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
             "\u00f6": "Latin Small Letter O With Diaeresis"}""",
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",'
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ),
]


def test_emitted_vectors_hold() -> None:
    """Every vector that the generator made of the contracts is what the core makes of it."""
    made = [
        topic_key(vector["route"], vector["validated" if "validated" in vector else "params"]) for vector in VECTORS
    ]
    assert [vector["key"] for vector in VECTORS] == made


def test_emitted_vectors_cover_every_topic() -> None:
    """No topic is without vectors."""
    routes = {name for path in ASYNCAPI for name in load(path)["channels"] if name != "wire.session"}
    assert routes == {vector["route"] for vector in VECTORS}


@pytest.mark.parametrize("module", ["broker", "datafeed", None])
async def test_server_makes_the_emitted_keys(module: str | None, server: LiveServer) -> None:
    """Each vector subscribed to is confirmed, or refused by the service, under its very key."""
    document = SPECS / (module or "") / "asyncapi.json"
    channels = load(document)["channels"]
    vectors = [vector for vector in VECTORS if vector["route"] in channels]
    async with talk(server.ws + channels["wire.session"]["address"]) as connection:
        keys = [await _key_of(connection, vector) for vector in vectors]
    assert [vector["key"] for vector in vectors] == keys


async def _key_of(connection: Talk, vector: Json) -> str:
    """Subscribe to a vector's topic and return the key that the answer names."""
    await connection.send(f"{vector['route']}.subscribe", vector["params"], id="1")
    while True:
        frame = await connection.receive()
        if frame["type"] == f"{vector['route']}.subscribe.response" and frame.get("id") == "1":
            break
    if frame["payload"]["status"] == "ok":
        await connection.send(f"{vector['route']}.unsubscribe", vector["params"])
    topic: str = frame["payload"]["topic"]
    return topic


@pytest.mark.parametrize(("bits", "text"), RFC_NUMBERS)
def test_numbers_of_the_rfc(bits: str, text: str) -> None:
    """The sample numbers of RFC 8785's Appendix B have its text."""
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert text == canonical_number(number)


@pytest.mark.parametrize(("document", "text"), RFC_DOCUMENTS, ids=["values", "order"])
def test_documents_of_the_rfc(document: str, text: str) -> None:
    """The sample documents of RFC 8785 have its text."""
    assert text == canonical_json(json.loads(document))


def test_random_values_agree_with_rfc8785() -> None:
    """PyPI's ``rfc8785`` makes the same text of random values."""
    values = random_values(SEED, 3000)
    assert [rfc8785.dumps(value).decode() for value in values] == [canonical_json(value) for value in values]
