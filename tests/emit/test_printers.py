"""The printers: whatever the text, the source they print means a literal or a comment and nothing else."""

import ast
import json
import re
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.emit.hostile import hostile_text

from tradegen.emit.code import Code, compose, join_code
from tradegen.emit.printers import (
    py_docstring,
    py_dotted,
    py_identifier,
    py_json,
    py_str,
    ts_doc,
    ts_identifier,
    ts_json,
    ts_key,
    ts_str,
)

RAW_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | hostile_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile_text, inner, max_size=3),
    max_leaves=6,
)


@given(hostile_text)
@example("")
@example('"')
@example('it\'s "both"')
def test_python_string_is_a_literal_of_the_text(text: str) -> None:
    """Reading the literal back gives the text, from a line that holds no control character."""
    printed = py_str(text)
    assert text == ast.literal_eval(printed)
    assert RAW_CONTROL.search(printed) is None


@given(hostile_text)
def test_typescript_string_is_a_json_string_of_the_text(text: str) -> None:
    """The literal is JSON as well, which is the same value in JavaScript."""
    printed = ts_str(text)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert joined == json.loads(printed)
    assert RAW_CONTROL.search(printed) is None


@given(hostile_text, st.sampled_from([0, 4, 8]))
@example('"""', 4)
@example('ends in a quote"', 4)
@example("ends in a backslash\\", 4)
@example('"starts with a quote', 8)
@example('two\n"lines"', 8)
@example('\\"', 0)
def test_docstring_is_one_string_expression(text: str, indent: int) -> None:
    """A function holding the docstring has the same tree as one with harmless words."""
    printed = py_docstring(text, indent)
    if not printed:
        assert "" == text.strip()
        return
    source = "".join(f"{' ' * depth}class C:\n" for depth in range(indent)) + f"{' ' * indent}{printed}\n"
    body = ast.parse(source).body
    for _ in range(indent):
        assert isinstance(body[0], ast.ClassDef)
        body = body[0].body
    assert 1 == len(body)
    assert isinstance(body[0], ast.Expr)
    assert isinstance(body[0].value, ast.Constant)
    assert RAW_CONTROL.search(printed) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Place an order.", "Place an order."),
        ("  trimmed  ", "trimmed"),
        ('say """hi"""', 'say """hi"""'),
        ('ends in a quote"', 'ends in a quote"'),
        ("back\\slash\\", "back\\slash\\"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree\n"),
        ("one\n\n  - item", "one\n\n  - item\n"),
        ("nul \x00 and bidi \u202e", "nul \x00 and bidi \u202e"),
    ],
)
def test_docstring_keeps_the_text(text: str, value: str) -> None:
    """The value of the docstring is the user's text with line ends as Python has them."""
    assert value == ast.literal_eval(py_docstring(text, 0))


@given(hostile_text, st.lists(hostile_text, max_size=2), st.sampled_from([0, 2]))
def test_jsdoc_is_one_comment(text: str, words: list[str], indent: int) -> None:
    """The block ends once, at its end, and each of its lines begins with a star."""
    printed = ts_doc(text, indent, [("deprecated", word) for word in words])
    if not printed:
        return
    assert printed.startswith("/**")
    assert len(printed) - 2 == printed.index("*/")
    assert all(line.lstrip().startswith("*") for line in printed.split("\n")[1:])
    assert RAW_CONTROL.search(printed) is None


@pytest.mark.parametrize(
    ("text", "tags", "printed"),
    [
        ("", (), ""),
        ("Place an order.", (), "/** Place an order. */"),
        ("a */ b", (), "/** a *\\/ b */"),
        ("@internal", (), "/** \\@internal */"),
        ("Old.", (("deprecated", ""),), "/**\n   * Old.\n   * @deprecated\n   */"),
        ("", (("deprecated", "use x"),), "/** @deprecated use x */"),
    ],
)
def test_jsdoc_table(text: str, tags: tuple[tuple[str, str], ...], printed: str) -> None:
    """The text comes first, tags after it, and neither can end the comment."""
    assert printed == ts_doc(text, 2, tags)


@given(json_values)
def test_python_literal_of_a_json_text(value: object) -> None:
    """The Python literal has the value that ``json`` reads."""
    assert value == ast.literal_eval(py_json(json.dumps(value)))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("null", "null"),
        ("true", "true"),
        ("1.50", "1.5"),
        ("1e3", "1000.0"),
        ('"a\u2028"', '"a\\u2028"'),
        ("[1,[]]", "[1, []]"),
        ('{"a":{}, "b c": 1}', '{ a: {}, "b c": 1 }'),
        ('{"__proto__": 1}', '{ ["__proto__"]: 1 }'),
    ],
)
def test_typescript_literal_of_a_json_text(text: str, printed: str) -> None:
    """Keys are bare where they may be; ``__proto__`` is a member, not the prototype."""
    assert printed == ts_json(text)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "evil()", "", "'a'"])
def test_json_printers_refuse_what_is_not_json(text: str) -> None:
    """Neither language gets a number that is not finite, or text that is no JSON."""
    with pytest.raises(ValueError, match=r".*"):
        py_json(text)
    with pytest.raises(ValueError, match=r".*"):
        ts_json(text)


@pytest.mark.parametrize("text", ["", "a b", "a-b", "1a", "class", "a\n", "ä", "a.b", "x'", "${x}"])
def test_identifiers_are_checked(text: str) -> None:
    """What is no ASCII name, or is reserved, is refused in both languages."""
    with pytest.raises(ValueError, match="identifier"):
        py_identifier(text)
    with pytest.raises(ValueError, match="identifier"):
        ts_identifier(text)


def test_dotted_path_is_made_of_identifiers() -> None:
    """An import path prints as it is, and a hostile part is refused."""
    assert "a.b_c.D" == py_dotted("a.b_c.D")
    with pytest.raises(ValueError, match="identifier"):
        py_dotted("a.import os")


@pytest.mark.parametrize(
    ("name", "printed"),
    [("side", "side"), ("class", "class"), ("x-y", '"x-y"'), ("__proto__", '"__proto__"'), ("1", '"1"'), ("", '""')],
)
def test_property_keys(name: str, printed: str) -> None:
    """A key is quoted where TypeScript needs it or would read something else."""
    assert printed == ts_key(name)


def test_composition_takes_only_printed_text() -> None:
    """Plain text, even from an operation on printed text, is refused."""
    printed = py_str("a")
    assert 'f("a")' == compose("f({})", printed)
    with pytest.raises(TypeError, match="no printer"):
        compose("f({})", cast(Code, "a"))
    with pytest.raises(TypeError, match="no printer"):
        join_code(", ", [cast(Code, printed + printed)])
    with pytest.raises(ValueError, match="holes"):
        compose("f({})")
    assert isinstance(join_code(", ", [printed, printed]), Code)
