"""The nearest known word to a mistyped one."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean "x"?`` for the known word nearest to ``word``, or an empty text if none is near."""
    from difflib import get_close_matches  # only mistakes need it; the import costs milliseconds

    by_folded = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    near = get_close_matches(word[:100].casefold(), by_folded, n=1, cutoff=0.6)
    return f'did you mean "{printable(by_folded[near[0]])}"?' if near else ""


def quote(text: str, limit: int = 60) -> str:
    """Return ``text`` in double quotes on one line, cut to ``limit`` characters; what does not print is escaped."""
    shown = printable(text if len(text) <= limit else text[: limit - 1] + "…")
    return '"' + shown.replace('"', '\\"') + '"'


def printable(text: str) -> str:
    """Return ``text`` with what does not print escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
