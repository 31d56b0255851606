"""Parses type expressions such as ``list[orders.PlacedOrder] | None`` into ``ir.Expr``.

Grammar: ``expr = term ("|" term)*``; ``term = "list[" expr "]" | "dict[str," expr "]" | "None" | name``;
``name = scalar | topic.Model | domain.topic.Model | package.module:Model``.
"""

import re
from typing import Final, NoReturn

import msgspec

from tradegen.declare.declared import NameUse, TypeDecl
from tradegen.ir import Expr, ListExpr, MapExpr, NameExpr, OptionalExpr, ScalarExpr, UnionExpr
from tradegen.source.findings import Findings
from tradegen.source.nodes import Scalar
from tradegen.source.suggestion import did_you_mean, quote
from tradegen.span import Span

SCALAR_NAMES: Final = ("str", "int", "float", "bool", "date", "datetime", "UUID", "Decimal")
_MEANT = {
    "string": "str",
    "text": "str",
    "integer": "int",
    "number": "float",
    "double": "float",
    "boolean": "bool",
    "uuid": "UUID",
    "decimal": "Decimal",
    "null": "None",
    "array": "list[…]",
    "List": "list[…]",
    "list": "list[…]",
    "object": "dict[str, …]",
    "Dict": "dict[str, …]",
    "dict": "dict[str, …]",
}
_TOKEN = re.compile(r"\s*(?:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)?)|([][|,]))", re.ASCII)
_MAX_LENGTH = 500
_MAX_DEPTH = 8


class Scope(msgspec.Struct, frozen=True):
    """Where names are looked up: the contracts package, the route file's domain, and the model files there.

    ``modules`` are dotted paths below the package: ``broker.orders``.
    """

    package: str
    domain: str
    modules: frozenset[str] = frozenset()


def parse_type(scalar: Scalar, text: str, *, scope: Scope, findings: Findings) -> TypeDecl | None:
    """Return the type expression ``text``, a prefix of ``scalar``; ``None`` after adding a finding."""
    if text in SCALAR_NAMES:
        return TypeDecl(text=text, span=scalar.span, expr=ScalarExpr(text))
    try:
        parser = _Parser(scalar, text, scope)
        expr = parser.parse()
    except _Unreadable as wrong:
        findings.refuse(wrong.span, wrong.slug, message=wrong.message, hint=wrong.hint)
        return None
    return TypeDecl(text=text.strip(), span=scalar.span, expr=expr, names=tuple(parser.names))


class _Unreadable(Exception):
    def __init__(self, span: Span, message: str, *, hint: str = "", slug: str = "type-syntax") -> None:
        self.span = span
        self.message = message
        self.hint = hint
        self.slug = slug


class _Parser:
    def __init__(self, scalar: Scalar, text: str, scope: Scope) -> None:
        self._scalar = scalar
        self._text = text
        self._scope = scope
        self._at = 0
        self._tokens: list[tuple[str, int]] = []
        self.names: list[NameUse] = []

    def parse(self) -> Expr:
        """Parse the whole text."""
        self._tokenize()
        expr = self._union(depth=0)
        if self._at < len(self._tokens):
            token, index = self._tokens[self._at]
            hint = "only list and dict take arguments: name the type in a model file" if token == "[" else ""
            self._fail(index, f"unexpected {quote(token)} in a type", hint)
        return expr

    def _tokenize(self) -> None:
        text = self._text.rstrip()
        if len(text) > _MAX_LENGTH:
            self._fail(0, f"the type is longer than {_MAX_LENGTH} characters")
        index = 0
        while index < len(text):
            found = _TOKEN.match(text, index)
            if found is None:
                start = index + len(text[index:]) - len(text[index:].lstrip())
                self._fail(start, f"unexpected {quote(text[start])} in a type")
            self._tokens.append((found[1] or found[2], found.start(1) if found[1] else found.start(2)))
            index = found.end()
        if not self._tokens:
            self._fail(0, "a type is missing")

    def _fail(self, index: int, message: str, hint: str = "", slug: str = "type-syntax") -> NoReturn:
        raise _Unreadable(self._scalar.place(index), message, hint=hint, slug=slug)

    def _union(self, *, depth: int) -> Expr:
        start = self._next_index()
        if depth > _MAX_DEPTH:
            self._fail(start, f"the type nests deeper than {_MAX_DEPTH} levels")
        members: list[Expr] = []
        optional = False
        while True:
            index = self._next_index()
            member = self._term(depth)
            if (member is None and optional) or member in members:
                self._fail(index, "a member of the union is written twice")
            if member is None:
                optional = True
            else:
                members.append(member)
            if not self._take("|"):
                break
        if not members:
            self._fail(start, "None alone is not a type", 'write "T | None"')
        expr = members[0] if len(members) == 1 else UnionExpr(tuple(members))
        return OptionalExpr(expr) if optional else expr

    def _term(self, depth: int) -> Expr | None:
        """Parse one member of a union; ``None`` for ``None``."""
        if self._at == len(self._tokens):
            self._fail(len(self._text.rstrip()), "the type ends too early")
        token, index = self._tokens[self._at]
        if token in "[]|,":
            self._fail(index, f"unexpected {quote(token)} in a type")
        self._at += 1
        if token == "None":
            return None
        if token == "list" and self._take("["):
            item = self._union(depth=depth + 1)
            self._expect("]")
            return ListExpr(item)
        if token == "dict" and self._take("["):
            return self._map(depth)
        return ScalarExpr(token) if token in SCALAR_NAMES else self._name(token, index)

    def _map(self, depth: int) -> Expr:
        index = self._next_index()
        key = self._tokens[self._at][0] if self._at < len(self._tokens) else ""
        if key != "str":
            self._fail(index, "the keys of a dict are str", 'write "dict[str, …]"')
        self._at += 1
        self._expect(",")
        value = self._union(depth=depth + 1)
        self._expect("]")
        return MapExpr(value)

    def _name(self, token: str, index: int) -> NameExpr:
        meant = _MEANT.get(token)
        if meant is None and "." not in token and ":" not in token:
            hint = did_you_mean(token, SCALAR_NAMES) or 'a model is written "topic.Model"'
            self._fail(index, f"no type named {quote(token)}", hint, "unknown-type")
        if meant is not None:
            self._fail(index, f"no type named {quote(token)}", f'did you mean "{meant}"?', "unknown-type")
        expr = self._locate(token)
        attr_index = index + len(token) - len(expr.attr)
        self.names.append(
            NameUse(
                text=token,
                span=self._scalar.place(index),
                attr_span=self._scalar.place(attr_index),
                expr=expr,
            )
        )
        return expr

    def _locate(self, token: str) -> NameExpr:
        scope = self._scope
        module, colon, attr = token.partition(":")
        if colon:
            return NameExpr(module=module, attr=attr)
        path, _, attr = token.rpartition(".")
        local = f"{scope.domain}.{path}"
        if "." not in path:  # topic.Model: the domain's file, else one at the root of the contracts
            found = path if path in scope.modules and local not in scope.modules else local
            return NameExpr(module=f"{scope.package}.{found}", attr=attr)
        topic, _, outer = path.partition(".")
        if path not in scope.modules and f"{scope.domain}.{topic}" in scope.modules:  # topic.Outer.Inner
            return NameExpr(module=f"{scope.package}.{scope.domain}.{topic}", attr=f"{outer}.{attr}")
        return NameExpr(module=f"{scope.package}.{path}", attr=attr)

    def _next_index(self) -> int:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else len(self._text.rstrip())

    def _take(self, token: str) -> bool:
        taken = self._at < len(self._tokens) and self._tokens[self._at][0] == token
        self._at += taken
        return taken

    def _expect(self, token: str) -> None:
        if not self._take(token):
            self._fail(self._next_index(), f"{quote(token)} is missing in a type")
