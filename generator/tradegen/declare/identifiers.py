"""Which names a user may give: they become URLs, files, packages, classes and methods in two languages."""

import keyword
import re

from tradegen.source.findings import Findings
from tradegen.source.nodes import Scalar
from tradegen.source.suggestion import quote

MAX_NAME = 64


class NameRule:
    """The form of one kind of name: ``kind`` names it in messages, ``wanted`` describes it."""

    def __init__(self, kind: str, *, pattern: str, wanted: str, reserved: frozenset[str] = frozenset()) -> None:
        self.kind = kind
        self._pattern = re.compile(pattern, re.ASCII)
        self._wanted = wanted
        self._reserved = reserved

    def check(self, name: Scalar, findings: Findings) -> bool:
        """Tell whether ``name`` may be used; add a finding if not."""
        text = name.text
        if len(text) > MAX_NAME:
            message = f"{self.kind} {quote(text, 24)} is longer than {MAX_NAME} characters"
            findings.refuse(name.span, "bad-identifier", message=message, hint="choose a shorter one")
        elif self._pattern.fullmatch(text) is None:
            message = f"{self.kind} {quote(text)} is not {self._wanted}"
            findings.refuse(name.span, "bad-identifier", message=message)
        elif text.casefold() in self._reserved:
            message = f"{self.kind} {quote(text)} is reserved"
            findings.refuse(name.span, "reserved-name", message=message, hint="choose another name")
        else:
            return True
        return False


_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
# Folders and files of the emitted packages that stand beside a module's own.
_EMITTED = frozenset(("app", "main", "client", "codecs", "models", "runtime", "index", "core", "validate"))
_JAVASCRIPT = (
    "arguments await break case catch class const constructor continue debugger default delete do else enum eval "
    "export extends false finally for function if implements import in instanceof interface let new null package "
    "private protected prototype public return static super switch then this throw true try typeof undefined var "
    "void while with yield"
)
_KEYWORDS = frozenset(map(str.casefold, keyword.kwlist))

MODULE_NAME = NameRule(
    "module name",
    pattern=r"[a-z][a-z0-9]*(_[a-z0-9]+)*",
    wanted="a lower-case word such as market_data",
    reserved=_DEVICES | _EMITTED | _KEYWORDS | frozenset(_JAVASCRIPT.split()),
)
TOPIC_NAME = NameRule(
    "topic name",
    pattern=r"[a-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*",
    wanted="a word such as orders or broker-connection",
    reserved=_DEVICES,
)
OPERATION_ID = NameRule(
    "operation id",
    pattern=r"[a-z][A-Za-z0-9]*",
    wanted="a lowerCamelCase word such as placeOrder",
    reserved=_DEVICES,
)
PARAM_NAME = NameRule(
    "parameter name",
    pattern=r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*",
    wanted="a word such as accountId or account_id",
)
PUBLIC_NAME = NameRule(
    "public name",
    pattern=r"[A-Z][A-Za-z0-9_]*",
    wanted="a class name such as BrokerHeader",
    reserved=frozenset(("none", "true", "false")),
)
SERVICE_NAME = NameRule(
    "service name",
    pattern=r"[A-Z][A-Za-z0-9]*",
    wanted="a class name such as BrokerService",
    reserved=frozenset(("none", "true", "false")),
)
ROLE_NAME = NameRule(
    "access",
    pattern=r"[a-z][a-z0-9]*([-_.:][a-z0-9]+)*",
    wanted="public, user or a role such as risk-officer",
    # What people write for "anybody" or "nobody" would be a role that no token holds.
    reserved=frozenset(("all", "anonymous", "any", "authenticated", "none", "null", "private", "protected")),
)
VERSION = NameRule("version", pattern=r"v[1-9][0-9]{0,3}", wanted="a version such as v1")
DOMAIN_NAME = NameRule(
    "domain folder",
    pattern=r"[a-z][a-z0-9]*(_[a-z0-9]+)*",
    wanted="a lower-case package name",
    reserved=_DEVICES | _KEYWORDS | frozenset(("shared", "index")),
)
