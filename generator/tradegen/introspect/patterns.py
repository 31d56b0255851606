"""Regular expressions of Pydantic (Rust's or Python's dialect) as JSON Schema wants them (ECMA-262)."""

import re

_SYNTAX = frozenset("^$\\.*+?()[]{}|/-")
_LETTER_ESCAPES = frozenset("dDwWsSbBnrtfv0xupP")
_ANCHORS = {"A": "^", "z": "$", "Z": "$"}
_GROUPS = ("(?:", "(?=", "(?!", "(?<=", "(?<!")
_NAMED_GROUP = re.compile(r"\(\?P?<[A-Za-z_]\w*>")
_ESCAPE_WITH_BODY = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|[pP]\{[\w=]+\})")


def ecma_pattern(pattern: str | re.Pattern[str]) -> str | None:
    """The same pattern in ECMA-262, or ``None`` where it has no equal there (flags, possessive, POSIX classes)."""
    if isinstance(pattern, re.Pattern):
        if pattern.flags & ~re.UNICODE:
            return None
        pattern = pattern.pattern
    out: list[str] = []
    at = 0
    in_class = False
    while at < len(pattern):
        token = _next_token(pattern, at, in_class=in_class)
        if token is None:
            return None
        taken, printed = token
        if taken == 1 and pattern[at] in "[]":
            in_class = pattern[at] == "["
        out.append(printed)
        at += taken
    return "".join(out)


def _next_token(pattern: str, at: int, *, in_class: bool) -> tuple[int, str] | None:
    """How many characters of ``pattern`` are read at ``at`` and what they become."""
    char = pattern[at]
    if char == "\\":
        return _escape(pattern, at, in_class=in_class)
    if in_class:
        doubtful = char == "[" or pattern[at : at + 2] in ("&&", "--", "~~")
        return None if doubtful else (1, char)
    if pattern.startswith("(?", at):
        return _group(pattern, at)
    if char in "*+?}" and pattern[at + 1 : at + 2] == "+":
        return None
    return 1, char


def _group(pattern: str, at: int) -> tuple[int, str] | None:
    """Read a group's opening; its name is dropped, for no two readers of JSON Schema spell one alike."""
    for opening in _GROUPS:
        if pattern.startswith(opening, at):
            return len(opening), opening
    named = _NAMED_GROUP.match(pattern, at)
    return (len(named[0]), "(") if named else None


def _escape(pattern: str, at: int, *, in_class: bool) -> tuple[int, str] | None:
    letter = pattern[at + 1 : at + 2]
    if not letter:
        return None
    if letter in _ANCHORS and not in_class:
        return 2, _ANCHORS[letter]
    if letter in "xupP":
        body = _ESCAPE_WITH_BODY.match(pattern, at)
        return (len(body[0]), body[0]) if body else None
    if letter in _SYNTAX or letter in _LETTER_ESCAPES or letter.isdigit():
        return 2, pattern[at : at + 2]
    return None if letter.isalnum() else (2, letter)
