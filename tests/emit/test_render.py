"""The renderer: templates print what printers made, and stay free of logic."""

import ast
from importlib.resources import files
from pathlib import Path

import jinja2
import msgspec
import pytest
from jinja2 import nodes

import tradegen.emit
from tradegen.emit.code import Code
from tradegen.emit.files import File
from tradegen.emit.printers import py_str
from tradegen.emit.render import Renderer

TEMPLATES = Path(str(files("tradegen_templates")))
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.jinja"))
SOURCES = sorted(path for path in Path(tradegen.emit.__path__[0]).rglob("*.py"))
PRINTERS = {"code.py", "printers.py", "python_layout.py"}


class View(msgspec.Struct, frozen=True):
    """What ``server/module_init.py.jinja`` prints."""

    package_doc: str


def is_field(node: nodes.Node) -> bool:
    """Whether ``node`` reads a field, of the view or of what a loop walks over."""
    return isinstance(node, nodes.Name) or (isinstance(node, nodes.Getattr) and is_field(node.node))


@pytest.mark.parametrize("text", ["evil()", py_str("a") + "; evil()", jinja2.Undefined(), 1, None])
def test_text_that_no_printer_made_is_refused(text: str) -> None:
    """A raw string, a string derived from printed text or any other value stops the render."""
    with pytest.raises(TypeError):
        Renderer().file("server/module_init.py.jinja", "a.py", View(text))


def test_missing_field_is_refused() -> None:
    """A view without a field that the template prints is our bug, not an empty place in the output."""

    class Empty(msgspec.Struct, frozen=True):
        pass

    with pytest.raises(TypeError):
        Renderer().file("server/module_init.py.jinja", "a.py", Empty())


def test_equal_view_gives_the_same_file() -> None:
    """Nothing is rendered twice; another view makes another file."""
    renderer = Renderer()
    renderer.warm()
    first = renderer.file("server/module_init.py.jinja", "a.py", View(py_str("one")))
    assert first is renderer.file("server/module_init.py.jinja", "a.py", View(py_str("one")))
    assert renderer.file("server/module_init.py.jinja", "a.py", View(py_str("two"))).content.endswith(b'"two"\n')


def test_equal_source_is_not_emitted_again() -> None:
    """The files of a source are made once and again when the source differs."""
    renderer = Renderer()
    calls: list[str] = []

    def make() -> tuple[File, ...]:
        calls.append("made")
        return (File(f"{len(calls)}.py", b""),)

    made = [renderer.remembered("a", source, make)[0].path for source in ("x", "x", "y")]
    assert (["1.py", "1.py", "2.py"], 2) == (made, len(calls))


@pytest.mark.parametrize("name", NAMES)
def test_template_only_loops_branches_and_prints(name: str) -> None:
    """No filter, call, comparison, constant or arithmetic: only fields, in loops and under plain conditions."""
    tree = jinja2.Environment(autoescape=False).parse((TEMPLATES / name).read_text(encoding="utf-8"))
    allowed = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Getattr)
    found = [tree, *tree.find_all(nodes.Node)]
    assert [] == [node for node in found if not isinstance(node, allowed) and not is_plain_condition(node)]
    printed = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    assert all(isinstance(node, nodes.TemplateData) or is_field(node) for node in printed)


def is_plain_condition(node: nodes.Node) -> bool:
    """Whether ``node`` negates or joins fields, as a condition may."""
    match node:
        case nodes.Not(node=inner):
            return is_field(inner)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            return all(is_field(side) or is_plain_condition(side) for side in (left, right))
        case _:
            return False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_only_printers_make_code_of_text(path: Path) -> None:
    """Outside the printers, code comes from literals of the generator: ``Code("self")``, ``compose("{}()", x)``."""
    if path.name in PRINTERS:
        return
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            assert call.func.id != "Identifier"
            if call.func.id in ("Code", "compose"):
                assert is_literal(call.args[0]), f"{path.name}:{call.lineno}"


def is_literal(node: ast.expr) -> bool:
    """Whether ``node`` is a string of our own, or a choice between such strings."""
    if isinstance(node, ast.IfExp):
        return is_literal(node.body) and is_literal(node.orelse)
    return isinstance(node, ast.Constant)


def test_code_is_text() -> None:
    """Printed text compares and hashes like text, so that views compare by value."""
    assert (Code("a"), hash("a")) == ("a", hash(Code("a")))
