"""What holds for every page: links lead somewhere, commands and files that are named exist."""

import re
from pathlib import Path
from typing import Final

import pytest
from tests.onboarding.commands import complaint, named_commands
from tests.onboarding.markdown import anchors, code_spans, links, pages
from tests.onboarding.repository import ROOT

PAGES: Final = [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages()]
ROOMS: Final = ("contracts/", "docs/", "generated/", "generator/", "runtime/", "templates/", "tests/")
PLAIN_PATH: Final = re.compile(r"[\w./-]+")
PLACEHOLDER: Final = re.compile(r"[A-Z]{4,}")
EXAMPLES: Final = ("weather", "spreads.py")
PRIVATE: Final = re.compile(r"/work\b|/tmp\b|\bTODO\b|\bsession [0-9]|\bissue #?[0-9]", re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link leads to a file, and to a heading in it where it names one."""
    broken = []
    for link in links(page.read_text(encoding="utf-8")):
        if link.startswith("http"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page: Path) -> None:
    """Every make, tradegen and trading command that a page names exists with the options it is given."""
    complaints = [f"{named}: {wrong}" for named in named_commands(page) if (wrong := complaint(named))]
    assert complaints == []


@pytest.mark.parametrize("page", PAGES)
def test_files_exist(page: Path) -> None:
    """Every file of this repository that a page names is there."""
    named = [span for span in code_spans(page.read_text(encoding="utf-8")) if span.startswith(ROOMS)]
    missing = [span for span in named if PLAIN_PATH.fullmatch(span) and not _exists(span)]
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_speak_of_the_project_only(page: Path) -> None:
    """No page speaks of the machine or the circumstances under which it was written."""
    assert PRIVATE.findall(page.read_text(encoding="utf-8")) == []


def _exists(path: str) -> bool:
    """Tell whether a path exists, or stands for one that the reader makes."""
    example = any(word in path for word in EXAMPLES) or PLACEHOLDER.search(path) is not None
    return example or (ROOT / path).exists()
