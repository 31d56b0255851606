"""Reads a model file with ``ast``: before anything is imported, everything wrong with it has a position."""

import ast
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from tradegen.source.findings import Findings
from tradegen.source.model_file import Binding, BindingKind, ClassSource, FieldSource, Import, ModelFile
from tradegen.source.suggestion import quote
from tradegen.source.text import decode_text
from tradegen.span import Span


@lru_cache(maxsize=8192)
def parse_model(path: str, content: bytes, *, module: str) -> ModelFile:
    """Return what the file ``path`` defines as ``module``; pure, never raises for the user's mistake."""
    findings = Findings()
    text = decode_text(path, content, findings)
    tree = None if text is None else _parse(path, text, findings)
    if tree is None:
        return ModelFile(path=path, module=module, findings=findings.as_tuple(), has_star_import=True)
    reader = _Reader(path, module)
    reader.read_body(tree.body, owner="")
    return ModelFile(
        path=path,
        module=module,
        bindings=tuple(reader.bindings),
        classes=tuple(reader.classes),
        imports=tuple(_imports(path, module, tree)),
        has_star_import=reader.has_star_import,
        findings=reader.findings.as_tuple(),
    )


def _parse(path: str, text: str, findings: Findings) -> ast.Module | None:
    try:
        with warnings.catch_warnings(action="ignore"):  # of odd escapes: whoever imports the file tells them
            return ast.parse(text)
    except SyntaxError as wrong:
        place = Span(path, max(wrong.lineno or 1, 1), max(wrong.offset or 1, 1))
        findings.refuse(place, "python-syntax", message=quote(wrong.msg, 200)[1:-1])
    except ValueError:
        findings.refuse(Span(path, 1, 1), "python-syntax", message="the file holds a NUL character")
    except (RecursionError, MemoryError):
        findings.refuse(Span(path, 1, 1), "too-deep", message="the code nests too deeply")
    return None


class _Reader:
    """Collects the bindings and classes of one module, conditional ones included."""

    def __init__(self, path: str, module: str) -> None:
        self._path = path
        self._module = module
        self.bindings: list[Binding] = []
        self.classes: list[ClassSource] = []
        self.has_star_import = False
        self.findings = Findings()

    def read_body(self, body: Sequence[ast.stmt], *, owner: str) -> None:
        """Read the statements of the module, or of the class with the qualified name ``owner``."""
        for statement in body:
            match statement:
                case ast.ClassDef():
                    self._bind(owner, statement.name, "class", statement)
                    self._read_class(statement, owner)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._bind(owner, statement.name, "function", statement)
                case ast.Assign() | ast.AnnAssign():
                    self._read_assignment(statement, owner)
                case ast.Import() | ast.ImportFrom():
                    self._read_import(statement, owner)
                case ast.If() | ast.Try() | ast.With():
                    for block in _blocks(statement):
                        self.read_body(block, owner=owner)
                case _ if type(statement).__name__ == "TypeAlias":  # ``type X = …``, Python 3.12
                    for name in ast.iter_child_nodes(statement):
                        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store):
                            self._bind(owner, name.id, "alias", statement)

    def _bind(self, owner: str, name: str, kind: BindingKind, node: ast.stmt, target: str = "") -> None:
        qualified = f"{owner}.{name}" if owner else name
        self.bindings.append(Binding(name=qualified, kind=kind, span=self._span(node), target=target))

    def _span(self, node: ast.stmt | ast.expr) -> Span:
        return Span(self._path, node.lineno, node.col_offset + 1)

    def _read_class(self, node: ast.ClassDef, owner: str) -> None:
        qualname = f"{owner}.{node.name}" if owner else node.name
        self.classes.append(
            ClassSource(
                qualname=qualname,
                span=self._span(node),
                bases=tuple(filter(None, map(_dotted, node.bases))),
                fields=tuple(self._fields(node.body)),
                reserved=tuple(self._reserved(node.body)),
            )
        )
        if any(isinstance(statement, ast.ClassDef) for statement in node.body):
            self.read_body([part for part in node.body if isinstance(part, ast.ClassDef)], owner=qualname)

    def _reserved(self, body: Sequence[ast.stmt]) -> Iterator[str]:
        """Yield what ``__reserved__ = ("name", 3)`` lists; anything that is not written out is refused."""
        for statement in body:
            match statement:
                case ast.Assign(targets=[ast.Name(id="__reserved__")], value=value):
                    items = value.elts if isinstance(value, ast.Tuple | ast.List | ast.Set) else [value]
                case ast.AnnAssign(target=ast.Name(id="__reserved__"), value=ast.Tuple(elts=elements)):
                    items = elements
                case _:
                    continue
            for item in items:
                text = _constant(item)
                if text is None:
                    message = "__reserved__ must list names of fields or values of members, written out"
                    hint = '__reserved__ = ("name",)'
                    self.findings.refuse(self._span(item), "bad-value", message=message, hint=hint)
                else:
                    yield text

    def _fields(self, body: Sequence[ast.stmt]) -> Iterator[FieldSource]:
        for index, statement in enumerate(body):
            names: list[str] = []
            match statement:
                case ast.AnnAssign(target=ast.Name(id=name)):
                    names = [name]
                case ast.Assign(targets=targets):  # the members of an enum
                    names = [target.id for target in targets if isinstance(target, ast.Name)]
                case ast.FunctionDef(name=name) if statement.decorator_list:  # computed fields
                    names = [name]
            doc = _string(body[index + 1]) if names and index + 1 < len(body) else ""
            for name in names:
                yield FieldSource(name=name, span=self._span(statement), doc=doc)

    def _read_assignment(self, node: ast.Assign | ast.AnnAssign, owner: str) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        is_plain = isinstance(node.value, ast.Constant | ast.List | ast.Dict | ast.Set | ast.JoinedStr)
        for target in targets:
            if isinstance(target, ast.Name):
                self._bind(owner, target.id, "value" if is_plain else "alias", node)

    def _read_import(self, node: ast.Import | ast.ImportFrom, owner: str) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.has_star_import = True
            elif isinstance(node, ast.ImportFrom):
                target = f"{_absolute(self._module, self._path, node)}:{alias.name}"
                self._bind(owner, alias.asname or alias.name, "import", node, target)
            else:
                name = alias.asname or alias.name.partition(".")[0]
                self._bind(owner, name, "import", node, alias.name if alias.asname else name)


def _blocks(node: ast.If | ast.Try | ast.With) -> Iterator[list[ast.stmt]]:
    yield node.body
    if isinstance(node, ast.If | ast.Try):
        yield node.orelse
    if isinstance(node, ast.Try):
        yield node.finalbody
        for handler in node.handlers:
            yield handler.body


def _constant(node: ast.expr) -> str | None:
    """Return a written text or whole number as JSON text."""
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1, node.operand
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return None
    if isinstance(node.value, int):
        return str(sign * node.value)
    return msgspec.json.encode(node.value).decode() if isinstance(node.value, str) and sign == 1 else None


def _dotted(node: ast.expr) -> str:
    """Return a base class as written: ``common.Page`` for ``common.Page[Order]``, empty for anything else."""
    if isinstance(node, ast.Subscript):
        return _dotted(node.value)
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return node.id if isinstance(node, ast.Name) else ""


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return _dedent(node.value.value)
    return ""


def _dedent(text: str) -> str:
    """Return a docstring without its indentation, as ``inspect.cleandoc`` does (whose import is slow)."""
    first, *rest = text.expandtabs().splitlines() or [""]
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    return "\n".join([first.strip(), *(line[margin:].rstrip() for line in rest)]).strip("\n")


def _imports(path: str, module: str, tree: ast.Module) -> Iterator[Import]:
    """Yield every imported module of the file, those inside functions and conditions included."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):  # imports are statements
            pending.extend(getattr(node, block, ()))
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module=alias.name, span=Span(path, node.lineno, node.col_offset + 1))
        elif isinstance(node, ast.ImportFrom):
            absolute = _absolute(module, path, node)
            yield Import(module=absolute, span=Span(path, node.lineno, node.col_offset + 1))


def _absolute(module: str, path: str, node: ast.ImportFrom) -> str:
    """Return the absolute module of ``from … import``, empty where dots leave the top package."""
    if not node.level:
        return node.module or ""
    package = module.split(".") if path.endswith("/__init__.py") else module.split(".")[:-1]
    kept = package[: len(package) - node.level + 1]
    if node.level > len(package):
        return ""
    return ".".join([*kept, node.module] if node.module else kept)
