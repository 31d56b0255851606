"""Strings that match a pattern, made by reading it; for the part of regular expressions that identifiers use.

Literals, classes, groups, alternatives and repetitions (ECMA-262). What a sample cannot know, such as a look-ahead,
is settled by the caller, who tries each sample against the pattern.
"""

from collections.abc import Iterator
from typing import Final

CLASSES: Final = {"d": "0123456789", "w": "Az_09", "s": " ", "D": "x", "W": "-", "S": "x"}
CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
MAX_REPEAT: Final = 40
ANY: Final = "x0_-é"


def pattern_samples(pattern: str) -> Iterator[str]:
    """Yield strings that should match ``pattern``: the first choice everywhere, then the last, then the longest."""
    for variant in (Variant(first=True, more=0), Variant(first=False, more=0), Variant(first=False, more=3)):
        try:
            yield Sampler(pattern, variant).whole()
        except (IndexError, ValueError):
            return


class Variant:
    """Which way a sampler goes: the first or last of several choices, and how often more than a repetition asks."""

    def __init__(self, *, first: bool, more: int) -> None:
        self.first = first
        self.more = more

    def pick(self, choices: str) -> str:
        """One of several characters."""
        return choices[0] if self.first else choices[-1]

    def times(self, least: int, most: int) -> int:
        """How often to repeat."""
        return min(max(least, 1) + self.more, most, MAX_REPEAT) if most > 0 else 0


class Sampler:
    """Reads a pattern once from left to right and makes one string on the way."""

    def __init__(self, pattern: str, variant: Variant) -> None:
        self._pattern = pattern
        self._at = 0
        self._variant = variant

    def whole(self) -> str:
        """The string for the whole pattern."""
        found = self._choice()
        if self._at < len(self._pattern):
            raise ValueError("a bracket is closed that was not opened")
        return found

    def _choice(self) -> str:
        found = [self._sequence()]
        while self._take("|"):
            found.append(self._sequence())
        return found[0] if self._variant.first else found[-1]

    def _sequence(self) -> str:
        found = ""
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            found += self._repeated()
        return found

    def _repeated(self) -> str:
        start = self._at
        piece = self._atom()
        least, most = self._repetition()
        times = self._variant.times(least, most)
        # A class picks anew each time it is read.
        return piece if times == 1 else self._again(start, times)

    def _again(self, start: int, times: int) -> str:
        end = self._at
        found = ""
        for _ in range(times):
            self._at = start
            found += self._atom()
        self._at = end
        return found

    def _repetition(self) -> tuple[int, int]:
        least, most = 1, 1
        if self._take("*"):
            least, most = 0, MAX_REPEAT
        elif self._take("+"):
            least, most = 1, MAX_REPEAT
        elif self._take("?"):
            least, most = 0, 1
        elif self._take("{"):
            text, _, self._at = self._up_to("}")
            low, comma, high = text.partition(",")
            least = int(low)
            most = (int(high) if high else MAX_REPEAT) if comma else least
        self._take("?")
        return least, most

    def _up_to(self, end: str) -> tuple[str, str, int]:
        stop = self._pattern.index(end, self._at)
        return self._pattern[self._at : stop], end, stop + 1

    def _atom(self) -> str:
        letter = self._next()
        match letter:
            case "^" | "$":
                return ""
            case "(":
                return self._group()
            case "[":
                return self._variant.pick(self._class())
            case "\\":
                letters = self._escaped()
                return self._variant.pick(letters) if letters else ""
            case ".":
                return self._variant.pick(ANY)
            case _:
                return letter

    def _group(self) -> str:
        silent = False
        if self._take("?"):
            silent = self._next() in "=!<"
        found = self._choice()
        if not self._take(")"):
            raise ValueError("a bracket is not closed")
        return "" if silent else found

    def _class(self) -> str:
        negated = self._take("^")
        found = ""
        while not self._take("]"):
            low = self._class_letters()
            if self._take("-"):
                if self._pattern[self._at] == "]":
                    low += "-"
                else:
                    low = low[0] + self._class_letters()[-1]
            found += low
        return "".join(letter for letter in ANY + "A1" if letter not in found) if negated else found

    def _class_letters(self) -> str:
        letter = self._next()
        return self._escaped() if letter == "\\" else letter

    def _escaped(self) -> str:
        letter = self._next()
        if letter in "bB":
            return ""  # a place, not a letter
        return CLASSES.get(letter) or CONTROLS.get(letter, letter)

    def _next(self) -> str:
        letter = self._pattern[self._at]
        self._at += 1
        return letter

    def _take(self, letter: str) -> bool:
        if self._pattern.startswith(letter, self._at):
            self._at += 1
            return True
        return False
