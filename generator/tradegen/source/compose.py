"""From the text of a YAML file to its node tree: libyaml's events, our positions, rules and budgets.

Anchors, aliases, tags, merge keys, directives and further documents are refused at the event that shows
them, so that a small file can never become a large tree.
"""

import re

import msgspec
import yaml
from yaml._yaml import CParser

from tradegen.diagnostics import Diagnostic
from tradegen.source.findings import Findings
from tradegen.source.nodes import Entry, Mapping, Scalar, Sequence, YamlNode
from tradegen.source.suggestion import quote
from tradegen.source.text import decode_text, refuse_hidden
from tradegen.span import Span

MAX_NODES = 100_000
MAX_DEPTH = 32


class Composed(msgspec.Struct, frozen=True):
    """The tree of one file, ``None`` where the file is empty or cannot be read, and what was found."""

    root: YamlNode | None
    findings: tuple[Diagnostic, ...]


def compose(path: str, content: bytes) -> Composed:
    """Return the node tree of the YAML file ``path``; pure, linear, never raises for the user's mistake."""
    findings = Findings()
    text = decode_text(path, content, findings)
    if text is None or refuse_hidden(path, text, findings):
        return Composed(root=None, findings=findings.as_tuple())
    root: YamlNode | None = None
    try:
        root = _Composer(path, text, findings).compose()
    except yaml.MarkedYAMLError as wrong:
        _refuse_syntax(path, text, wrong, findings)
    except _Refused:
        root = None
    return Composed(root=root, findings=findings.as_tuple())


class _Refused(Exception):
    """The file uses something that makes the rest of it meaningless; the finding is already added."""


class _Open:
    """A list or mapping whose end has not been seen."""

    __slots__ = ("children", "is_mapping", "span")

    def __init__(self, span: Span, *, is_mapping: bool) -> None:
        self.span = span
        self.is_mapping = is_mapping
        self.children: list[YamlNode] = []


class _Composer:
    def __init__(self, path: str, text: str, findings: Findings) -> None:
        self._path = path
        self._parser = CParser(text)
        self._findings = findings
        self._open: list[_Open] = []
        self._root: YamlNode | None = None

    def compose(self) -> YamlNode | None:
        """Consume all events of the file."""
        next_event = self._parser.get_event
        nodes = 0
        while (event := next_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                self._check_node(event)
                self._add(self._scalar(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._check_node(event)
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, "yaml-alias", f"alias {quote(f'*{event.anchor}')} is not supported")
            elif isinstance(event, yaml.DocumentStartEvent):
                self._check_document(event)
            nodes += 1
            if nodes > MAX_NODES:
                self._refuse(event, "too-large", f"the file holds more than {MAX_NODES} nodes")
        return self._root

    def _span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        assert mark is not None  # libyaml's parser always sets it
        return Span(self._path, mark.line + 1, mark.column + 1)

    def _refuse(self, event: yaml.Event, slug: str, message: str, hint: str = "") -> None:
        self._findings.refuse(self._span(event), slug, message=message, hint=hint)
        raise _Refused

    def _check_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            hint = "write the value out where it is needed"
            self._refuse(event, "yaml-alias", f"anchor {quote(f'&{event.anchor}')} is not supported", hint)
        if event.tag is not None:
            self._refuse(event, "yaml-tag", f"tag {quote(event.tag)} is not supported", "remove the tag")

    def _check_document(self, event: yaml.DocumentStartEvent) -> None:
        if self._root is not None:
            message = "the file holds more than one YAML document"
            self._refuse(event, "yaml-documents", message, "keep one document per file")
        if event.tags or (event.version is not None and tuple(event.version) != (1, 2)):
            message = "YAML directives are not supported"
            self._refuse(event, "yaml-directive", message, "the file is read as YAML 1.2")

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end, text = event.start_mark, event.end_mark, event.value
        assert start is not None and end is not None
        plain = not event.style
        offset = 0 if plain else 1
        exact = start.line == end.line and end.column - start.column == len(text) + 2 * offset
        return Scalar(
            text=text,
            span=Span(self._path, start.line + 1, start.column + 1),
            plain=plain,
            offset=offset if exact else None,
        )

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._refuse(event, "too-deep", f"values nest deeper than {MAX_DEPTH} levels")
        self._open.append(_Open(self._span(event), is_mapping=isinstance(event, yaml.MappingStartEvent)))

    def _end(self) -> None:
        done = self._open.pop()
        if done.is_mapping:
            self._add(Mapping(entries=self._entries(done), span=done.span))
        else:
            self._add(Sequence(items=tuple(done.children), span=done.span))

    def _add(self, node: YamlNode) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node

    def _entries(self, done: _Open) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        pairs = iter(done.children)
        for key, value in zip(pairs, pairs, strict=True):
            if not isinstance(key, Scalar):
                self._findings.refuse(key.span, "yaml-key", message="a key must be a single word or text")
            elif key.text == "<<" and key.plain:
                hint = "write the keys out where they are needed"
                self._findings.refuse(key.span, "yaml-alias", message="merge keys are not supported", hint=hint)
            elif first := entries.get(key.text):
                message = f"key {quote(key.text)} is written twice"
                hint = f"the first is at line {first.key.span.line}"
                self._findings.refuse(key.span, "duplicate-key", message=message, hint=hint)
            else:
                entries[key.text] = Entry(key=key, value=value)
        return tuple(entries.values())


def _refuse_syntax(path: str, text: str, wrong: yaml.MarkedYAMLError, findings: Findings) -> None:
    mark = wrong.problem_mark or wrong.context_mark
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = " ".join(part for part in (wrong.problem or "not YAML", wrong.context or "") if part)
    lines = re.split(r"\r\n|\r|\n", text)
    if line > len(lines):  # the end of a file without a last line end
        line, col = len(lines), len(lines[-1]) + 1
    written = lines[line - 1]
    if "'\\t'" in problem or written[col - 1 : col] == "\t":
        message, hint = "a tab where YAML wants spaces", "indent with spaces"
        findings.refuse(Span(path, line, col), "yaml-tab", message=message, hint=hint)
        return
    begun = wrong.context_mark
    if "{" in written and "[" in written:
        hint = "quote types that hold brackets inside { }"
    else:
        hint = f"it begins at line {begun.line + 1}" if begun is not None and begun.line + 1 != line else ""
    findings.refuse(Span(path, line, col), "yaml-syntax", message=problem, hint=hint)
