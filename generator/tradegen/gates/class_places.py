"""Find where a class and its methods are written, without importing them."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from tradegen.span import Span

_DEPTH = 8


def method_place(name: str, method: str, folders: Sequence[str], root: Path) -> Span | None:
    """Return where ``method`` of the class with the dotted ``name`` is defined; the class where it is not.

    Bases are followed through the imports of their modules. ``None``: the class is not in ``folders``.
    """
    found = [(path, node) for path, node in _classes(name, folders, _DEPTH)]
    for path, node in found:
        for member in node.body:
            if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef) and member.name == method:
                return _span(path, member, root)
    return _span(*found[0], root) if found else None


def function_place(dotted: str, folders: Sequence[str], root: Path) -> Span | None:
    """Return where the function ``package.module:name`` is defined."""
    module, _, name = dotted.partition(":")
    for path in _files(module, folders):
        for node in _tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name:
                return _span(path, node, root)
    return None


def _classes(name: str, folders: Sequence[str], depth: int) -> Iterator[tuple[Path, ast.ClassDef]]:
    """Yield the class and then its bases."""
    module, _, class_name = name.rpartition(".")
    if not depth:
        return
    for path in _files(module, folders):
        tree = _tree(path)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and node.name == class_name:
                yield path, node
                for base in node.bases:
                    yield from _classes(_dotted(ast.unparse(base), tree, module), folders, depth - 1)


def _dotted(base: str, tree: ast.Module, module: str) -> str:
    """Return the dotted name that ``base`` has in a module: by its imports, else the module's own."""
    first, _, rest = base.partition("[")[0].partition(".")
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (alias.asname or alias.name) == first:
                    origin = f"{'.' * node.level}{node.module or ''}".lstrip(".")
                    return ".".join(filter(None, (origin, alias.name, rest)))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if (alias.asname or alias.name) == first:
                    return ".".join(filter(None, (alias.name, rest)))
    return ".".join(filter(None, (module, first, rest)))


def _files(module: str, folders: Sequence[str]) -> Iterator[Path]:
    path = module.replace(".", "/")
    for folder in folders:
        for candidate in (Path(folder, f"{path}.py"), Path(folder, path, "__init__.py")):
            if module and candidate.is_file():
                yield candidate


def _tree(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def _span(path: Path, node: ast.stmt, root: Path) -> Span:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    return Span(shown, node.lineno, node.col_offset + 1)
