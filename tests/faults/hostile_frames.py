"""Frames that a well-meaning client never sends, by name, with what the server makes of each; and random ones.

An outcome is a close code, or the ``code`` of the one answer after which the connection goes on; "ok" is a confirmed
request, "pong" an answered ping, "nothing" a frame that is not answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.faults.bare_socket import TEXT, frame

BINARY: Final = 0x2
CONTINUATION: Final = 0x0
CLOSE: Final = 0x8
PING: Final = 0x9
PONG: Final = 0xA

GOOD: Final = b'{"type":"ticks.subscribe","id":"1","payload":{"name":"hostile"}}'
MAX_FRAME: Final = 64 * 1024

Outcome = str | int


@dataclass(frozen=True)
class Hostile:
    """What is sent, and what becomes of it."""

    name: str
    data: bytes
    outcome: Outcome


def named_frames() -> list[Hostile]:
    """Every frame that has a name."""
    return [*_texts(), *_wire_frames(), *_closes(), *_fragments()]


def random_frame(random: Random) -> bytes:
    """Return one random frame: mutated JSON, random text, random bytes, or a frame broken on the wire."""
    match random.randrange(10):
        case 0:
            return random.randbytes(random.randrange(1, 200))
        case 1:
            return frame(random.randrange(16), random.randbytes(random.randrange(130)), reserved=random.randrange(8))
        case 2:
            body = random.randbytes(random.randrange(200))
            return frame(TEXT, body, final=random.random() < 0.5, masked=random.random() < 0.9)
        case 3:
            return frame(TEXT, "".join(chr(random.randrange(1, 0xD7FF)) for _ in range(random.randrange(80))).encode())
        case _:
            return frame(TEXT, _mutated(random))


def _mutated(random: Random) -> bytes:
    """Change a valid request in one to four places."""
    body = bytearray(random.choice(_REQUESTS))
    for _ in range(random.randrange(1, 5)):
        at = random.randrange(len(body))
        match random.randrange(4):
            case 0:
                del body[at : at + random.randrange(1, 6)]
            case 1:
                body[at:at] = random.choice(_PIECES)
            case 2:
                body[at] = random.choice(b'{}[]":,\\0n19.eE-+ tfu')
            case _:
                body[at:at] = body[random.randrange(len(body)) :][:20]
        if not body:
            return b"{}"
    return bytes(body)


_REQUESTS: Final = (
    GOOD,
    b'{"type":"ticks.unsubscribe","payload":{"name":"hostile"}}',
    b'{"type":"items.snapshot","id":7,"payload":{"name":"hostile"}}',
    b'{"type":"journal.subscribe","payload":{"name":"hostile"},"resume":{"epoch":"x","seq":1}}',
    b'{"type":"ping","id":"1"}',
)
_PIECES: Final = (
    *(b"null", b"true", b"{}", b"[]", b'""', b"\\u0000", b"\\ud800", b"1e999", b"-0", b'"__proto__":', b"NaN"),
    *(b'"id":', b'"type":', b'"payload":', b"[[[[[[[[", b"}}}}", b"\xc3\xa9", b"\xf0\x9f\x98\x82", b"9" * 40, b"\t"),
)


def _texts() -> Iterator[Hostile]:
    for outcome, texts in _TEXTS.items():
        for name, text in texts.items():
            yield Hostile(f"text: {name}", frame(TEXT, text if isinstance(text, bytes) else text.encode()), outcome)


def _wrong_values(member: str, values: dict[str, str]) -> dict[str, str]:
    """Return requests in which a member has a value of another kind."""
    members = {"type": '"ticks.subscribe"', "id": '"1"', "payload": '{"name":"hostile"}'}

    def request(value: str) -> str:
        return ",".join(f'"{key}":{text}' for key, text in {**members, member: value}.items())

    return {f"{member} is {name}": f"{{{request(value)}}}" for name, value in values.items()}


def _params(values: dict[str, str]) -> dict[str, str]:
    return _wrong_values("payload", {name: f'{{"name":{value}}}' for name, value in values.items()})


_KINDS: Final = {
    "null": "null",
    "true": "true",
    "a number": "7",
    "a fraction": "1.5",
    "a list": "[]",
    "an object": "{}",
    "a nested list": '[["a"]]',
    "a big number": "1" * 400,
}

_IDS: Final = ("null", "a number", "a big number")

_TEXTS: Final[dict[Outcome, dict[str, str | bytes]]] = {
    "BAD_JSON": {
        "empty": "",
        "a space": " ",
        "a word": "hello",
        "an open brace": "{",
        "a closing brace": "}",
        "an open quote": '"',
        "a comma": ",",
        "a colon": ":",
        "a minus": "-",
        "half a request": GOOD[:30],
        "a request and more": GOOD + b"x",
        "two requests": GOOD + GOOD,
        "a comma too many": GOOD[:-1] + b",}",
        "single quotes": GOOD.replace(b'"', b"'"),
        "no quotes": GOOD.replace(b'"', b""),
        "a comment": b"/* */" + GOOD,
        "a line comment": b"// hello\n" + GOOD,
        "a byte order mark": b"\xef\xbb\xbf" + GOOD,
        "NaN": '{"type":NaN}',
        "Infinity": '{"type":Infinity}',
        "minus Infinity": '{"type":-Infinity}',
        "NaN as payload": '{"type":"ping","payload":NaN}',
        "undefined": '{"type":undefined}',
        "a leading zero": '{"type":"ping","payload":01}',
        "a leading plus": '{"type":"ping","payload":+1}',
        "hexadecimal": '{"type":"ping","payload":0x1}',
        "a bare fraction": '{"type":"ping","payload":.5}',
        "an unknown escape": r'{"type":"\x41"}',
        "half an escape": r'{"type":"\u00"}',
        "a bare newline in a text": '{"type":"a\nb"}',
        "a NUL in a text": '{"type":"a\0b"}',
        "a NUL": "\0",
        "a NUL behind": GOOD + b"\0",
        "True": '{"type":True}',
        "None": "None",
        "a form feed between": GOOD.replace(b",", b"\x0c,"),
        "a no-break space between": '{\u00a0"type":"ping"}',
        "XML": "<frame type='ping'/>",
        "a script": "<script>alert(1)</script>",
        "SQL": "'; DROP TABLE orders; --",
        "HTTP": "GET / HTTP/1.1\r\n\r\n",
        "a percent format": "%s%n%x%d",
        "a template": "{{7*7}}",
        "right-to-left": "\u202e{\u202d}",
        "a lone high surrogate": r'{"type":"ping","id":"\ud800"}',
        "a lone low surrogate": r'{"type":"ping","id":"\udc00"}',
        "surrogates the wrong way round": r'{"type":"ping","id":"\udc00\ud800"}',
        "a surrogate in the type": r'{"type":"\ud83d"}',
        "deep objects": b'{"a":' * 10_000,
        "a deep payload": b'{"type":"ping","payload":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    },
    "BAD_FRAME": {
        **{f"{name} instead of a frame": text for name, text in _KINDS.items() if name != "an object"},
        "a text instead of a frame": '"ping"',
        "an open bracket": "[",
        "deep lists": b"[" * 30_000,
        "no type": "{}",
        "no type but a payload": '{"payload":{}}',
        "Type": '{"Type":"ping"}',
        "another member": '{"topic":"ping"}',
        "__proto__ instead of a type": '{"__proto__":{"type":"ping"}}',
        "a JSON-RPC request": '{"jsonrpc":"2.0","method":"ping","id":1}',
        "a STOMP-like list": '["SUBSCRIBE","ticks"]',
        **_wrong_values("type", _KINDS),
        **_wrong_values("id", {key: value for key, value in _KINDS.items() if key not in _IDS}),
        **{
            f"resume is {name}": f'{{"type":"ticks.subscribe","payload":{{"name":"hostile"}},"resume":{value}}}'
            for name, value in _KINDS.items()
            if name != "null"
        },
        "resume without seq": '{"type":"ticks.subscribe","payload":{},"resume":{"epoch":"x"}}',
        "resume with a text for seq": '{"type":"ticks.subscribe","payload":{},"resume":{"epoch":"x","seq":"1"}}',
        "resume with a fraction": '{"type":"ticks.subscribe","payload":{},"resume":{"epoch":"x","seq":1.5}}',
        "resume with a number for epoch": '{"type":"ticks.subscribe","payload":{},"resume":{"epoch":1,"seq":1}}',
    },
    "UNKNOWN_TYPE": {
        "an empty type": '{"type":""}',
        "an unknown route": '{"type":"nothing.subscribe"}',
        "an unknown verb": '{"type":"ticks.delete"}',
        "a verb of another topic": '{"type":"ticks.snapshot","payload":{"name":"hostile"}}',
        "an update": '{"type":"ticks.update","payload":{"topic":"ticks:{}","seq":1,"payload":{}}}',
        "a response": '{"type":"ticks.subscribe.response","payload":{"status":"ok"}}',
        "a goaway": '{"type":"goaway","payload":{"reason":"x","reconnectAfterMs":1}}',
        "an error": '{"type":"error","payload":{"message":"x","code":"X"}}',
        "PING": '{"type":"PING"}',
        "a type with a space": '{"type":"ticks.subscribe "}',
        "a type with a NUL": r'{"type":"ticks.subscribe\u0000"}',
        "a long type": '{"type":"%s"}' % ("x" * 60_000),
        "a type of dots": '{"type":"........"}',
        "a path": '{"type":"../../etc/passwd"}',
        "__proto__ as type": '{"type":"__proto__"}',
        "constructor as type": '{"type":"constructor"}',
        "__class__ as type": '{"type":"__class__"}',
        "__init__ as type": '{"type":"ticks.__init__"}',
        "an emoji": '{"type":"😂"}',
        "two types": '{"type":"ping","type":"nothing"}',
        "a long id": '{"type":"nothing","id":"%s"}' % ("x" * 60_000),
        "a signed JSON-like type": '{"type":"ticks.subscribe\\"}"}',
    },
    "VALIDATION": {
        **_wrong_values("payload", _KINDS),
        "no payload": '{"type":"ticks.subscribe","id":"1"}',
        "a text as payload": '{"type":"ticks.subscribe","id":"1","payload":"hostile"}',
        **_params(_KINDS),
        "a NUL in a name": r'{"type":"ticks.subscribe","id":"1","payload":{"name":"a\u0000b"}}',
        "a long name": '{"type":"ticks.subscribe","id":"1","payload":{"name":"%s"}}' % ("x" * 5000),
        "a name that fills the frame": '{"type":"ticks.subscribe","id":"1","payload":{"name":"%s"}}' % ("x" * 65_000),
        "Name": '{"type":"ticks.subscribe","id":"1","payload":{"Name":"hostile"}}',
        "__proto__ for a name": '{"type":"ticks.subscribe","id":"1","payload":{"__proto__":{"name":"hostile"}}}',
        "two names, the last wrong": '{"type":"ticks.subscribe","id":"1","payload":{"name":"a","name":7}}',
        "many members": '{"type":"ticks.subscribe","id":"1","payload":{"name":7%s}}' % (',"m":[]' * 3000),
    },
    "UNKNOWN_FEED": {
        "a feed that is refused": '{"type":"ticks.subscribe","id":"1","payload":{"name":"unknown"}}',
    },
    "SOURCE_FAILED": {
        "a feed that fails": '{"type":"ticks.subscribe","id":"1","payload":{"name":"broken"}}',
    },
    "NOT_SUBSCRIBED": {
        "unsubscribe of nothing": '{"type":"ticks.unsubscribe","payload":{"name":"hostile"}}',
        "snapshot of nothing": '{"type":"items.snapshot","payload":{"name":"hostile"}}',
        "unsubscribe of an emoji": '{"type":"ticks.unsubscribe","payload":{"name":"😂"}}',
    },
    "ok": {
        "white space around": b" \t\r\n" + GOOD + b" \n",
        "unknown members": '{"type":"ticks.subscribe","payload":{"name":"hostile","x":1},"admin":true}',
        "__proto__ beside": '{"__proto__":{"admin":true},"type":"ticks.subscribe","payload":{"name":"hostile"}}',
        "two names, the last right": '{"type":"ticks.subscribe","payload":{"name":7,"name":"hostile"}}',
        "a name of a path": '{"type":"ticks.subscribe","payload":{"name":"../../etc/passwd"}}',
        "a name of SQL": '{"type":"ticks.subscribe","payload":{"name":"\'; DROP TABLE orders; --"}}',
        "a name of quotes": r'{"type":"ticks.subscribe","payload":{"name":"\"\\\"\\\\"}}',
        "a name of controls": r'{"type":"ticks.subscribe","payload":{"name":"\u0001\u001f\u007f\u2028"}}',
        "a name of __proto__": '{"type":"ticks.subscribe","payload":{"name":"__proto__"}}',
        "an empty name": '{"type":"ticks.subscribe","payload":{"name":""}}',
        "an emoji as a name": '{"type":"ticks.subscribe","payload":{"name":"😂"}}',
        "an escaped emoji": r'{"type":"ticks.subscribe","payload":{"name":"\ud83d\ude02"}}',
        "a name as long as allowed": '{"type":"ticks.subscribe","payload":{"name":"%s"}}' % ("x" * 4000),
        "no id but null": '{"type":"ticks.subscribe","id":null,"payload":{"name":"hostile"}}',
        "a big id": '{"type":"ticks.subscribe","id":%s,"payload":{"name":"hostile"}}' % ("1" * 400),
        "a negative id": '{"type":"ticks.subscribe","id":-7,"payload":{"name":"hostile"}}',
        "an empty id": '{"type":"ticks.subscribe","id":"","payload":{"name":"hostile"}}',
        "a resume from the future": '{"type":"journal.subscribe","payload":{"name":"hostile"},'
        '"resume":{"epoch":"x","seq":9007199254740993}}',
        "a negative resume": '{"type":"journal.subscribe","payload":{"name":"hostile"},"resume":{"epoch":"","seq":-1}}',
        "escaped member names": r'{"\u0074ype":"ticks.subscribe","payload":{"\u006eame":"hostile"}}',
    },
    "pong": {
        "a ping": '{"type":"ping"}',
        "a ping with a payload": '{"type":"ping","payload":{"a":[1,2,3]}}',
        "a ping with a big number": '{"type":"ping","payload":%s}' % ("9" * 5000),
        "a ping with 1e999": '{"type":"ping","payload":1e999}',
        "a ping with minus nought": '{"type":"ping","payload":-0.0}',
        "a ping with a long id": '{"type":"ping","id":"%s"}' % ("x" * 60_000),
        "a ping with the largest id": '{"type":"ping","id":9223372036854775807}',
        "a ping of a script": '{"type":"ping","id":"<script>alert(1)</script>"}',
        "a ping with a deep payload": b'{"type":"ping","payload":' + b"[" * 200 + b"]" * 200 + b"}",
    },
    "nothing": {
        "a pong": '{"type":"pong"}',
        "a pong with an id": '{"type":"pong","id":"7","payload":{}}',
    },
    1007: {
        "a byte 0xFF": b"\xff",
        "a lone continuation byte": b"\x80",
        "an overlong slash": b"\xc0\xaf",
        "an overlong NUL": b"\xc0\x80",
        "a surrogate in UTF-8": b"\xed\xa0\x80",
        "beyond Unicode": b"\xf4\x90\x80\x80",
        "a cut character": b"\xf0\x9f\x98",
        "a bad byte in a request": GOOD.replace(b"hostile", b"host\xffile"),
        "Latin-1": GOOD.replace(b"hostile", "hötile".encode("latin-1")),
        "UTF-16": GOOD.decode().encode("utf-16"),
    },
    1009: {
        "one byte too many": b"x" * (MAX_FRAME + 1),
        "a request that is too long": GOOD.replace(b"hostile", b"x" * MAX_FRAME),
        "a mebibyte": b"x" * (1 << 20),
    },
}


def _wire_frames() -> Iterator[Hostile]:
    for opcode in (*range(0x3, 0x8), *range(0xB, 0x10)):
        yield Hostile(f"opcode {opcode:X}", frame(opcode, b"x"), 1002)
        yield Hostile(f"opcode {opcode:X}, empty", frame(opcode), 1002)
    for reserved in range(1, 8):
        for kind, opcode in (("text", TEXT), ("binary", BINARY), ("ping", PING), ("close", CLOSE)):
            yield Hostile(f"reserved bits {reserved:03b} of a {kind}", frame(opcode, b"", reserved=reserved), 1002)
    for kind, opcode in (("text", TEXT), ("binary", BINARY), ("ping", PING), ("close", CLOSE)):
        yield Hostile(f"{kind} without a mask", frame(opcode, b"", masked=False), 1002)
    for kind, opcode in (("ping", PING), ("pong", PONG), ("close", CLOSE)):
        yield Hostile(f"{kind} of 126 bytes", frame(opcode, b"\x03\xe8" + b"x" * 124), 1002)
        yield Hostile(f"{kind} in parts", frame(opcode, b"\x03\xe8", final=False), 1002)
    yield Hostile("binary", frame(BINARY, b"\x00\x01"), "BINARY_FRAME")
    yield Hostile("empty binary", frame(BINARY), "BINARY_FRAME")
    yield Hostile("binary that is a request", frame(BINARY, GOOD), "BINARY_FRAME")
    yield Hostile("binary of a mebibyte", frame(BINARY, bytes(1 << 20)), 1009)
    yield Hostile("pong nobody asked for", frame(PONG, b"x"), "nothing")
    yield Hostile("ping", frame(PING, b"x" * 125), "nothing")
    yield Hostile("a thousand pings", frame(PING, b"x") * 1000, "nothing")
    yield Hostile("length with the highest bit", bytes((0x81, 0xFF)) + b"\xff" * 8 + bytes(4), 1009)
    yield Hostile("length of four gibibytes", bytes((0x81, 0xFF)) + (1 << 32).to_bytes(8) + bytes(4), 1009)


def _closes() -> Iterator[Hostile]:
    for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999):
        yield Hostile(f"close {code}", frame(CLOSE, code.to_bytes(2)), code)
    for code in (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535):
        yield Hostile(f"close {code}", frame(CLOSE, code.to_bytes(2)), 1002)
    yield Hostile("close without a code", frame(CLOSE), 1005)
    yield Hostile("close of one byte", frame(CLOSE, b"\x03"), 1002)
    yield Hostile("close with a bad reason", frame(CLOSE, b"\x03\xe8\xff"), 1007)
    yield Hostile("close with the longest reason", frame(CLOSE, b"\x03\xe8" + b"x" * 123), 1000)
    yield Hostile("close, then a request", frame(CLOSE, b"\x03\xe8") + frame(TEXT, GOOD), 1000)


def _fragments() -> Iterator[Hostile]:
    def parts(body: bytes, size: int) -> bytes:
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        last = len(pieces) - 1
        return b"".join(
            frame(CONTINUATION if number else TEXT, piece, final=number == last) for number, piece in enumerate(pieces)
        )

    begun = frame(TEXT, GOOD[:10], final=False)
    rest = frame(CONTINUATION, GOOD[10:])
    yield Hostile("a request in two parts", parts(GOOD, 40), "ok")
    yield Hostile("a request byte by byte", parts(GOOD, 1), "ok")
    yield Hostile("an emoji cut in two", parts(GOOD.replace(b"hostile", "😂".encode()), 53), "ok")
    yield Hostile("a ping between parts", begun + frame(PING) + rest, "ok")
    yield Hostile("empty parts", frame(TEXT, final=False) + frame(CONTINUATION, final=False) * 50 + rest, "BAD_JSON")
    yield Hostile("a text between parts", begun + frame(TEXT, GOOD), 1002)
    yield Hostile("a binary between parts", begun + frame(BINARY, b"x"), 1002)
    yield Hostile("a continuation of nothing", rest, 1002)
    yield Hostile("an empty continuation of nothing", frame(CONTINUATION), 1002)
    yield Hostile("a close between parts", begun + frame(CLOSE, b"\x03\xe8"), 1002)
    yield Hostile("too long in parts", parts(b"x" * (MAX_FRAME + 1), 8192), 1009)
    yield Hostile("a mebibyte in parts", parts(b"x" * (1 << 20), 32768), 1009)
    yield Hostile("bad UTF-8 in the second part", begun + frame(CONTINUATION, b"\xff"), 1007)
