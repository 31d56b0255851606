"""Read a file of routers with libcst, for its comments are wanted too; nothing is run."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from tradegen.adopt.found import FoundFile, FoundTopic
from tradegen.adopt.imports import Imports
from tradegen.diagnostics import Diagnostic
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.source.text import decode_text
from tradegen.span import Span

_ROUTER: Final = "WsRouter"
_METHODS: Final = frozenset(("get", "post", "put", "patch", "delete"))
_HINT: Final = "declare it in the route file by hand"


def read_routers(path: str, content: bytes, *, package: str) -> FoundFile:
    """Return the topics that the file ``path`` declares; ``package`` is the dotted name of the folder it lies in."""
    findings = Findings()
    text = decode_text(path, content, findings)
    if text is None:
        return FoundFile(path=path, topics=(), findings=findings.as_tuple())
    try:
        wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    except cst.ParserSyntaxError as wrong:
        place = Span(path, max(wrong.raw_line, 1), wrong.raw_column + 1)
        findings.refuse(place, "python-syntax", message="the file is not Python")
        return FoundFile(path=path, topics=(), findings=findings.as_tuple())
    reader = _Reader(path, Imports(package), findings)
    wrapper.visit(reader)
    doc = wrapper.module.get_docstring() or ""
    return FoundFile(path=path, topics=reader.named_topics(), doc=doc, findings=findings.as_tuple())


def package_of(path: Path) -> str:
    """Return the dotted name of the package that the folder of ``path`` is, empty where it is none."""
    parts: list[str] = []
    folder = path.absolute().parent
    while (folder / "__init__.py").is_file():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts)


class _Reader(cst.CSTVisitor):
    """Collects imports, aliases of routers, and the calls that give these their routes."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, path: str, imports: Imports, findings: Findings) -> None:
        super().__init__()
        self._path = path
        self._imports = imports
        self._findings = findings
        self._topics: list[FoundTopic] = []
        self._routes: dict[str, str] = {}
        self._next_doc: dict[cst.CSTNode, str] = {}

    def named_topics(self) -> tuple[FoundTopic, ...]:
        """Return the topics in the order of the file, each with its route."""
        routes = self._routes
        return tuple(
            FoundTopic(
                alias=topic.alias,
                span=topic.span,
                params=topic.params,
                update=topic.update,
                route=routes.get(topic.alias, ""),
                summary=topic.summary,
            )
            for topic in self._topics
        )

    def visit_Import(self, node: cst.Import) -> None:  # noqa: N802
        self._imports.add_import(node)

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:  # noqa: N802
        self._imports.add_from(node)

    def visit_Module(self, node: cst.Module) -> None:  # noqa: N802
        self._note_docs(node.body)

    def visit_IndentedBlock(self, node: cst.IndentedBlock) -> None:  # noqa: N802
        self._note_docs(node.body)

    def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> None:  # noqa: N802
        for statement in node.body:
            match statement:
                case cst.AnnAssign(
                    target=cst.Name(value=alias),
                    annotation=cst.Annotation(annotation=kind),
                    value=cst.BaseExpression() as value,
                ) if _last_name(kind) == "TypeAlias":
                    self._read_alias(alias, value, statement, node)
                case cst.TypeAlias(name=cst.Name(value=alias), value=value):
                    self._read_alias(alias, value, statement, node)
                case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=alias))], value=value) if _is_router(
                    value
                ):
                    self._read_alias(alias, value, statement, node)

    def visit_Call(self, node: cst.Call) -> None:  # noqa: N802
        """Take the route from ``OrderWsRouter(route="orders", …)``."""
        alias = _last_name(node.func)
        for index, argument in enumerate(node.args):
            is_route = argument.keyword is not None and argument.keyword.value == "route"
            if (is_route or (index == 0 and argument.keyword is None and not argument.star)) and isinstance(
                argument.value, cst.SimpleString
            ):
                value = argument.value.evaluated_value
                if isinstance(value, str):
                    self._routes.setdefault(alias, value)

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:  # noqa: N802
        """Tell REST operations: what they take and answer stands in code, not in declarations."""
        for decorator in node.decorators:
            match decorator.decorator:
                case cst.Call(func=cst.Attribute(attr=cst.Name(value=method)), args=[cst.Arg(), *_]) if (
                    method in _METHODS
                ):
                    message = f"the REST operation {quote(node.name.value)} is not taken over"
                    self._findings.extend((_warning(self._span(decorator), message),))

    def _read_alias(
        self, alias: str, value: cst.BaseExpression, statement: cst.BaseSmallStatement, line: cst.SimpleStatementLine
    ) -> None:
        if not isinstance(value, cst.Subscript) or not _is_router(value):
            return
        span = self._span(statement)
        arguments = [element.slice.value for element in value.slice if isinstance(element.slice, cst.Index)]
        if len(arguments) != 2:
            message = f"{alias} must be {_ROUTER}[Request, Data], but has {len(arguments)} types"
            self._findings.refuse(span, "not-adopted", message=message)
            return
        no_params = isinstance(arguments[0], cst.Name) and arguments[0].value == "None"
        params = "" if no_params else self._spelled(arguments[0])
        update = self._spelled(arguments[1])
        if update is None or params is None:
            return
        summary = self._next_doc.get(line, "") or _comment(line)
        self._topics.append(FoundTopic(alias=alias, span=span, params=params, update=update, summary=summary))

    def _spelled(self, node: cst.BaseExpression) -> str | None:
        """Return the type that ``node`` spells in the words of a route file, or ``None`` after adding a finding."""
        match node:
            case cst.Name(value="None" | "str" | "int" | "float" | "bool" as text):
                return text
            case cst.SimpleString() if isinstance(node.evaluated_value, str):
                return self._spelled(cst.parse_expression(node.evaluated_value))
            case cst.Name() | cst.Attribute():
                written = cst.Module(body=[]).code_for_node(node)
                target = self._imports.target(written)
                if target is not None:
                    return target
                message = f"{quote(written)} is not imported here, so that it cannot be told what it is"
                self._findings.refuse(self._span(node), "not-adopted", message=message)
                return None
            case cst.Subscript(value=cst.Name(value="list" | "List" | "Optional" as outer), slice=[element]) if (
                isinstance(element.slice, cst.Index)
            ):
                inner = self._spelled(element.slice.value)
                if inner is None:
                    return None
                return f"{inner} | None" if outer == "Optional" else f"list[{inner}]"
            case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=right):
                parts = [self._spelled(part) for part in (left, right)]
                return None if None in parts else " | ".join(part for part in parts if part)
            case _:
                message = f"the type {quote(cst.Module(body=[]).code_for_node(node))} cannot be taken over"
                self._findings.refuse(self._span(node), "not-adopted", message=message, hint=_HINT)
                return None

    def _note_docs(self, body: Sequence[cst.CSTNode]) -> None:
        """Remember the string that follows a statement: it is what the statement is about."""
        for line, after in itertools.pairwise(body):
            match after:
                case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString(evaluated_value=str(said)))]):
                    self._next_doc[line] = " ".join(said.split())

    def _span(self, node: cst.CSTNode) -> Span:
        start = self.get_metadata(PositionProvider, node).start
        return Span(self._path, start.line, start.column + 1)


def _warning(span: Span, message: str) -> Diagnostic:
    return Diagnostic(span=span, message=message, slug="not-adopted", hint=_HINT, severity="warning")


def _is_router(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Subscript) and _last_name(node.value) == _ROUTER


def _last_name(node: cst.BaseExpression) -> str:
    match node:
        case cst.Name(value=name) | cst.Attribute(attr=cst.Name(value=name)):
            return name
        case _:
            return ""


def _comment(line: cst.SimpleStatementLine) -> str:
    """Return the comment lines right above the statement, or the one behind it."""
    above: list[str] = []
    for empty in line.leading_lines:
        if empty.comment is None:
            above.clear()
        else:
            above.append(empty.comment.value.lstrip("#").strip())
    behind = line.trailing_whitespace.comment
    said = above or ([behind.value.lstrip("#").strip()] if behind is not None else [])
    kept = [words for words in said if not words.startswith(("type:", "noqa", "pragma", "fmt:"))]
    return " ".join(kept)
