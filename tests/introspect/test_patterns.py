"""Patterns of Rust's and Python's dialects in ECMA-262."""

import re

import pytest

from tradegen.introspect.patterns import ecma_pattern


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[A-Z]+$", "^[A-Z]+$"),
        (r"\A\d{2}\z", r"^\d{2}$"),
        (r"end\Z", "end$"),
        (r"(?P<year>\d)", r"(\d)"),
        (r"(?<year>\d)", r"(\d)"),
        (r"a(?=b)(?!c)(?<=d)(?<!e)(?:f)", r"a(?=b)(?!c)(?<=d)(?<!e)(?:f)"),
        (r"\#\ \@", "# @"),
        (r"[\w.\-\]]+", r"[\w.\-\]]+"),
        (r"\x41\u0042\u{43}\p{Lu}", r"\x41\u0042\u{43}\p{Lu}"),
        ("(?i)a", None),
        ("(?i:a)", None),
        ("(?#comment)", None),
        ("(?>atomic)", None),
        ("a++", None),
        ("[[:alpha:]]", None),
        ("[a-z&&[^b]]", None),
        (r"\h", None),
        (r"\pL", None),
        ("trailing\\", None),
        (re.compile("abc"), "abc"),
        (re.compile("abc", re.IGNORECASE), None),
    ],
)
def test_pattern_is_translated_or_refused(pattern: str | re.Pattern[str], expected: str | None) -> None:
    """A pattern becomes its equal in ECMA-262, or nothing where it has none."""
    assert expected == ecma_pattern(pattern)
