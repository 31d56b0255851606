"""Write the module that mypy checks a service with: one Protocol for each method that the service needs.

Before: ``trading_api/broker/service.py`` with ``BrokerService`` of many methods, and the name of a factory.
After: a module in which each method is a Protocol of its own, so that each answer is about one method.
"""

import ast
from pathlib import Path

import msgspec

from tradegen.project import Service

_HEAD = '''"""Read by mypy for `tradegen check`; made anew by every check."""

from tradegen_runtime.service_context import ServiceContext as TradegenContext
import {module} as tradegen_made
{imports}


def tradegen_service(context: TradegenContext) -> None:
    reveal_type(tradegen_made.{factory}(context))
'''

_MEMBER = """

class Tradegen_{name}(Protocol):
{source}


def tradegen_check_{name}(context: TradegenContext) -> Tradegen_{name}:
    return tradegen_made.{factory}(context)
"""


class CheckModule(msgspec.Struct, frozen=True):
    """The text of a module to check, and which method each of its lines is about."""

    text: str
    methods: dict[int, str]


def check_module(protocol_file: Path, service: Service) -> CheckModule:
    """Return what checks that the factory of ``service`` makes what the Protocol in ``protocol_file`` wants.

    Raises:
        FileNotFoundError: the server was not built.
    """
    source = protocol_file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = source.splitlines()
    module, _, factory = service.factory.partition(":")
    imports = [_segment(lines, node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    text = _HEAD.format(module=module, factory=factory, imports="\n".join(imports))
    methods: dict[int, str] = {}
    for method in _methods(tree):
        first = text.count("\n") + 1
        text += _MEMBER.format(name=method.name, source=_segment(lines, method), factory=factory)
        methods |= dict.fromkeys(range(first, text.count("\n") + 1), method.name)
    return CheckModule(text, methods)


def _methods(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return [node for one in classes for node in one.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _segment(lines: list[str], node: ast.stmt) -> str:
    """Return the lines of a statement as they stand, its indent with them."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(lines[first - 1 : node.end_lineno])
