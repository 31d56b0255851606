"""Reads the project's Markdown: fenced blocks with the words before them, headings and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.onboarding.repository import ROOT

_FENCE: Final = re.compile(r"^( *)```(\w*)$")
_HEADING: Final = re.compile(r"^(#+) +(.+?) *$")
_CODE_SPAN: Final = re.compile(r"`([^`]+)`")
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_PATH: Final = re.compile(r"[\w./-]+\.(py|yaml|toml|mjs|json)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text without the fence's indent, and the paragraph before it."""

    language: str
    text: str
    intro: str

    @property
    def path(self) -> str | None:
        """The last file that the paragraph names."""
        return next((span for span in reversed(code_spans(self.intro)) if _PATH.fullmatch(span)), None)


def pages() -> tuple[Path, ...]:
    """Every Markdown file that people read."""
    return (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))


def section(page: str, heading: str) -> str:
    """Return the text of ``page`` below ``heading``, as far as the next heading of its level or above."""
    lines = page.splitlines()
    fenced = _fenced(lines)
    start = lines.index(heading)
    level = len(heading) - len(heading.lstrip("#"))
    for index in range(start + 1, len(lines)):
        found = _HEADING.match(lines[index])
        if found and not fenced[index] and len(found[1]) <= level:
            return "\n".join(lines[start + 1 : index])
    return "\n".join(lines[start + 1 :])


def blocks(text: str, language: str | None = None) -> tuple[Block, ...]:
    """Return the fenced blocks of ``text``, or those of one language."""
    return tuple(block for block in _blocks(text) if language in (None, block.language))


def code_spans(text: str) -> list[str]:
    """Return what stands between backticks, outside fenced blocks."""
    return _CODE_SPAN.findall(_prose(text))


def links(text: str) -> list[str]:
    """Return the targets of inline links, outside fenced blocks."""
    return _LINK.findall(_prose(text))


def anchors(text: str) -> frozenset[str]:
    """Return the anchors of the headings, as GitHub makes them."""
    found = (_HEADING.match(line) for line in _prose(text).splitlines())
    return frozenset(
        re.sub(r"[^\w\- ]", "", heading[2].lower()).replace(" ", "-") for heading in found if heading is not None
    )


def table(text: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of every table whose head is ``columns``, without surrounding backticks."""
    rows: list[tuple[str, ...]] = []
    inside = False
    for line in _prose(text).splitlines():
        cells = tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1])
        if cells == columns:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set("".join(cells)) <= set("-: "):
            rows.append(tuple(cell.replace("\\|", "|") for cell in cells))
    return tuple(rows)


def _blocks(text: str) -> Iterator[Block]:
    intro: list[str] = []
    body: list[str] | None = None
    language, indent = "", 0
    for line in text.splitlines():
        fence = _FENCE.match(line)
        if body is None and fence:
            body, language, indent = [], fence[2], len(fence[1])
        elif body is not None and fence:
            yield Block(language, "\n".join(body) + "\n", "\n".join(_last_paragraph(intro)))
            intro, body = [], None
        elif body is not None:
            body.append(line[indent:])
        else:
            intro.append(line)


def _last_paragraph(lines: list[str]) -> list[str]:
    text = "\n".join(lines).strip()
    return text.split("\n\n")[-1].splitlines()


def _prose(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(line for line, fenced in zip(lines, _fenced(lines), strict=True) if not fenced)


def _fenced(lines: list[str]) -> list[bool]:
    """Tell for each line whether it is part of a fenced block, fences included."""
    inside = False
    flags: list[bool] = []
    for line in lines:
        is_fence = _FENCE.match(line) is not None
        flags.append(inside or is_fence)
        inside ^= is_fence
    return flags
