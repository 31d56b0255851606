"""YAML becomes a positioned tree by the rules of YAML 1.2, within budgets, whatever the bytes."""

import pytest

from tradegen.source.compose import MAX_NODES, compose
from tradegen.source.nodes import Entry, Mapping, Scalar, YamlNode
from tradegen.source.scalars import as_bool, as_int, as_number, is_null
from tradegen.source.text import MAX_SOURCE_BYTES
from tradegen.span import Span


def lines(content: bytes) -> list[str]:
    """Return what is found in ``content``."""
    return [str(found) for found in compose("a.yaml", content).findings]


def value(content: bytes) -> Scalar:
    """Return the value of the first key of a mapping."""
    root = compose("a.yaml", content).root
    assert isinstance(root, Mapping)
    found = root.entries[0].value
    assert isinstance(found, Scalar)
    return found


BAD_BYTES = {
    "utf-16": (
        "a: 1".encode("utf-16"),
        "a.yaml:1:1: error: the file is UTF-16 or UTF-32 [bad-encoding]; save it as UTF-8",
    ),
    "utf-16 without a mark": (
        "a: 1".encode("utf-16-le"),
        "a.yaml:1:1: error: the file is UTF-16 or UTF-32 [bad-encoding]; save it as UTF-8",
    ),
    "utf-32": (
        "a: 1".encode("utf-32"),
        "a.yaml:1:1: error: the file is UTF-16 or UTF-32 [bad-encoding]; save it as UTF-8",
    ),
    "not utf-8": (
        b"a: 1\nb: \xc3\xa9\xff",
        "a.yaml:2:5: error: byte 0xff is not UTF-8 [bad-encoding]; save it as UTF-8",
    ),
    "control character": (
        b"a: 1\r\nb: \x1b[31m",
        "a.yaml:2:4: error: control character U+001B [control-character]; "
        "remove it, or write it as an escape inside quotes",
    ),
    "line separator": (
        "# hidden\u2028a: 1".encode(),
        "a.yaml:1:9: error: control character U+2028 [control-character]; "
        "remove it, or write it as an escape inside quotes",
    ),
    "mark inside the file": (
        "\ufeffa: \ufeff1".encode(),
        "a.yaml:1:4: error: control character U+FEFF [control-character]; "
        "remove it, or write it as an escape inside quotes",
    ),
    "306 bytes of aliases": (
        b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1) if n else b"x"] * 7)) for n in range(9))[
            :306
        ],
        'a.yaml:1:5: error: anchor "&a0" is not supported [yaml-alias]; write the value out where it is needed',
    ),
    "brackets 10,000 deep": (b"[" * 10_000, "a.yaml:1:33: error: values nest deeper than 32 levels [too-deep]"),
    "dashes 10,000 deep": (b"- " * 10_000, "a.yaml:1:65: error: values nest deeper than 32 levels [too-deep]"),
    "braces 10,000 deep": (b"{a: " * 10_000, "a.yaml:1:129: error: values nest deeper than 32 levels [too-deep]"),
    "more than a MiB": (
        b"#" * (MAX_SOURCE_BYTES + 1),
        "a.yaml:1:1: error: the file is larger than 1 MiB [too-large]; split it",
    ),
    "more nodes than the budget": (
        b"[" + b"a," * MAX_NODES + b"]",
        f"a.yaml:1:{2 * MAX_NODES - 4}: error: the file holds more than {MAX_NODES} nodes [too-large]",
    ),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_bytes_that_are_refused(name: str) -> None:
    """Bytes that are no honest, bounded YAML text give exactly one line."""
    content, expected = BAD_BYTES[name]
    assert [expected] == lines(content)


def test_deep_input_is_refused_before_it_becomes_a_tree() -> None:
    """What is refused leaves no tree behind, so nothing can walk it."""
    assert compose("a.yaml", b"[" * 10_000).root is None


def test_line_ends_and_byte_order_mark_change_nothing() -> None:
    """A file that Windows has saved means the same and has the same positions."""
    content = "a: 1\nb:\n  c: 'é'\n".encode()
    windows = b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    assert compose("a.yaml", content) == compose("a.yaml", windows)


def test_positions_count_characters_from_one() -> None:
    """A position is a line and a character column, inside quotes too."""
    root = compose("a.yaml", "🙂é: 'x y'".encode()).root
    expected = Mapping(
        entries=(
            Entry(
                key=Scalar(text="🙂é", span=Span("a.yaml", 1, 1), plain=True, offset=0),
                value=Scalar(text="x y", span=Span("a.yaml", 1, 5), plain=False, offset=1),
            ),
        ),
        span=Span("a.yaml", 1, 1),
    )
    assert expected == root


@pytest.mark.parametrize(
    ("content", "index", "expected"),
    [
        (b"a: list[X]", 5, Span("a.yaml", 1, 9)),
        (b'a: "list[X]"', 5, Span("a.yaml", 1, 10)),
        (b'a: "li\\x73t[X]"', 5, Span("a.yaml", 1, 4)),
        (b"a: >-\n  list[X]", 5, Span("a.yaml", 1, 4)),
        (b"a: list\n  [X]", 5, Span("a.yaml", 1, 4)),
    ],
)
def test_places_inside_a_scalar(content: bytes, index: int, expected: Span) -> None:
    """A place inside a scalar is exact where its text stands as written, else the scalar's own."""
    assert expected == value(content).place(index)


@pytest.mark.parametrize(
    "word", ["yes", "Yes", "NO", "on", "off", "y", "1.10", "010", "12:30:45", "2024-01-01", "1_000"]
)
def test_yaml_1_1_words_stay_text(word: str) -> None:
    """Words that YAML 1.1 made into something else are text as written."""
    node = value(f"a: {word}".encode())
    assert (word, None, False) == (node.text, as_bool(node), is_null(node))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        ("1_0", None),
        ("1e3", None),
        ("0b1", None),
        ("'1'", None),
    ],
)
def test_integers_of_the_core_schema(word: str, expected: int | None) -> None:
    """Whole numbers are those of YAML 1.2."""
    assert expected == as_int(value(f"a: {word}".encode()))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-1E-3", -0.001),
        (".inf", None),
        (".nan", None),
        ("1e999", None),
    ],
)
def test_numbers_of_the_core_schema(word: str, expected: float | None) -> None:
    """Numbers are the finite ones of YAML 1.2."""
    assert expected == as_number(value(f"a: {word}".encode()))


@pytest.mark.parametrize(
    ("word", "expected"), [("true", True), ("False", False), ("TRUE", True), ("tRue", None), ('"true"', None)]
)
def test_truth_values_of_the_core_schema(word: str, expected: bool | None) -> None:
    """Truth values are those of YAML 1.2, unquoted."""
    assert expected is as_bool(value(f"a: {word}".encode()))


@pytest.mark.parametrize(("word", "expected"), [("", True), ("~", True), ("Null", True), ("nil", False), ('""', False)])
def test_null_of_the_core_schema(word: str, expected: bool) -> None:
    """Null is what YAML 1.2 calls so."""
    assert expected is is_null(value(f"a: {word}".encode()))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing\n", b"---\n...\n"])
def test_a_file_without_content_has_no_tree(content: bytes) -> None:
    """Nothing, comments and an empty document are all nothing or null."""
    root: YamlNode | None = compose("a.yaml", content).root
    assert root is None or (isinstance(root, Scalar) and is_null(root))


def test_a_directive_of_yaml_1_2_is_read() -> None:
    """A file may say that it is YAML 1.2."""
    assert value(b"%YAML 1.2\n---\na: yes").text == "yes"
