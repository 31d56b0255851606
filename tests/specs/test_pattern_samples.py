"""Strings made from patterns."""

import re

import pytest

from tradegen.specs.pattern_samples import pattern_samples


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("^[A-Z]{3}$", "AAA"),
        (r"^[A-Z]{2}-\d{4}$", "AA-0000"),
        (r"^(buy|sell)(_\w+)?$", "buy_A"),
        (r"^(?:a|b){2,3}\.[^.]+$", "aa.x"),
        (r"^(\d{4})-(0[1-9]|1[0-2])$", "0000-01"),
        (r"^[a\]-]x*$", "ax"),
        (r"^\w+\b$", "A"),
        (r"^(?=.*\d)[a-z0-9]{4}$", "aaaa"),
        ("^$", ""),
        ("[/\\\\]", "/"),
    ],
)
def test_first_sample(pattern: str, first: str) -> None:
    """The first sample takes the first choice everywhere."""
    assert first == next(pattern_samples(pattern))


@pytest.mark.parametrize("pattern", [r"^[A-Z]{2}-\d{4}$", r"^(buy|sell)(_\w+)?$", r"^(?:a|b){2,3}\.[^.]+$", "^[a-f]+$"])
def test_every_sample_matches(pattern: str) -> None:
    """All three samples of an ordinary pattern match it."""
    found = list(pattern_samples(pattern))
    assert [True] * 3 == [re.search(pattern, text) is not None for text in found]


@pytest.mark.parametrize("pattern", ["(", "[a", ")", "a{x}", "\\", "(?"])
def test_broken_pattern(pattern: str) -> None:
    """A pattern that cannot be read has no samples."""
    assert [] == list(pattern_samples(pattern))
