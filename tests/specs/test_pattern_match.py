"""Whether a text matches is told in time, whatever the pattern."""

import pytest

from tradegen.pattern_match import matches


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("^[a-z]+$", "abc", True),
        ("^[a-z]+$", "ABC", False),
        ("b", "abc", True),
        ("^(?=a)abc$", "abc", True),
        ("^(?!a)abc$", "abc", False),
        ("(?<name>a)", "a", True),
        ("(", "a", None),
        ("[", "a", None),
    ],
)
def test_what_patterns_say(pattern: str, text: str, expected: bool | None) -> None:
    """Found anywhere, as in JSON Schema; look-aheads too, where the text is short."""
    assert expected == matches(pattern, text)


@pytest.mark.parametrize("pattern", ["(a+)+$", "^(a|a)*$", "(a*)*b", r"^(\w+\s?)*$"])
def test_a_pattern_that_explodes_does_not(pattern: str) -> None:
    """Backtracking would take longer than anybody lives."""
    assert matches(pattern, "a" * 5_000 + "!") is False


@pytest.mark.parametrize("pattern", ["(?=a)(a+)+$", "(?=a)((a+)+)+$"])
def test_what_cannot_be_told_in_time_is_not(pattern: str) -> None:
    """A look-ahead needs backtracking, which long texts do not get."""
    assert matches(pattern, "a" * 5_000 + "!") is None
    assert matches(pattern, "a" * 10 + "!") is False
