"""Where something stands in a file the user wrote: a leaf that every other room may import."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A place in a source file.

    ``file`` is relative to the project root, with forward slashes; ``line`` and ``col`` count from 1.
    """

    file: str
    line: int
    col: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}"
