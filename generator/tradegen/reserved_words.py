"""Names that emitted code may not use as they are, per language; fixed here, not asked of the running Python."""

from typing import Final


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which blanks separate."""
    return frozenset(text.split())


PYTHON_KEYWORDS: Final = words(
    "False None True and as assert async await break class continue def del elif else except finally for from "
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
)

PYTHON_BUILTINS: Final = words(
    "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex "
    "copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr "
    "globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max "
    "memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice "
    "sorted staticmethod str sum super tuple type vars zip"
)

PYTHON_NAMES: Final = PYTHON_KEYWORDS | PYTHON_BUILTINS | {"self", "cls"}
"""What no emitted Python name is spelled like: keywords, and builtins that annotations and bodies use."""

TYPESCRIPT_RESERVED: Final = words(
    "any arguments await bigint boolean break case catch class const continue debugger default delete do else enum "
    "eval export extends false finally for function if implements import in instanceof interface let never new null "
    "number object package private protected public return static string super switch symbol this throw true try "
    "typeof undefined unknown var void while with yield"
)
"""Words that name neither a variable nor a type in a module."""

TYPESCRIPT_MEMBERS: Final = words(
    "__proto__ apply bind call caller constructor hasOwnProperty isPrototypeOf length name propertyIsEnumerable "
    "prototype then toJSON toLocaleString toString valueOf"
)
"""Members every object or promise has: a method of that name changes how the runtime treats the object."""

PYTHON_STANDARD: Final = words(
    "collections contextlib dataclasses datetime decimal enum fractions ipaddress pathlib types typing uuid"
)
"""Roots of the standard library that emitted code, or a declared type, imports from."""

CLIENT_NAMES: Final = words(
    "ApiError BufferOverflow CallOptions ClientArgumentError ClientClosed ClientCore ClientError ClientEvent "
    "ClientOptions Clock ConnectionState Declared Decode DecodeError DeliveryMode EventKind FoundUnknown Gap "
    "GapReason ItemRule IterateOptions JsonObject ListenOptions Listening LiveList LiveListenOptions "
    "LiveListening LiveOptions LiveStore LiveView Overflow PlatformSocket PlatformSocketClass Problem QueryValue "
    "RestCall Self Subscription SubscriptionRefused SubscriptionState Timer Token TopicCall TracebackType "
    "TransportError UnknownKind UnknownValue UrlScalar Validate"
)
"""What the packages of both clients export or use besides the client's own class."""
