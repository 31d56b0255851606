"""Every bad input is refused with one exact line per mistake, all of them at once.

The cases stand in ``bad/*.txt``: ``=== name``, the route file of the orders domain (its three name lines are
put before it, unless the name ends with ``(whole file)``), further files after ``--- path``, and the expected
lines after ``--- expected``. ``RECORD_FRONT=1`` writes the lines anew, to be read in the diff.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "bad").glob("*.txt"))
ROUTES = "contracts/shop/orders/routes.yaml"
EXPECTED = "expected"
Reject = Callable[..., list[str]]


class Case:
    """One case: its name, its files by path, and the lines it must be refused with."""

    def __init__(self, text: str) -> None:
        self.name, _, body = text.partition("\n")
        first, *others = body.split("\n--- ")
        parts = [f"{ROUTES}\n{first}\n", *(other if other.endswith("\n") else f"{other}\n" for other in others)]
        split = (part.partition("\n") for part in parts)
        self.files = {path: content for path, _, content in split}
        self.expected = self.files.pop(EXPECTED, "").splitlines()

    def routes(self, head: str) -> dict[str, str]:
        """Return the route files."""
        own = self.files[ROUTES] if self.name.endswith("(whole file)") else head + self.files[ROUTES]
        return {path: text for path, text in self.files.items() if path.endswith(".yaml")} | {ROUTES: own}

    def models(self) -> dict[str, str]:
        """Return the model files."""
        return {path: text for path, text in self.files.items() if path.endswith(".py")}

    def text(self, lines: list[str]) -> str:
        """Return the case as it is written in its file, expecting ``lines``."""
        first, *others = self.files.items()
        sections = "".join(f"--- {path}\n{content}" for path, content in others)
        expected = "".join(f"{line}\n" for line in lines)
        return f"=== {self.name}\n{first[1]}{sections}--- {EXPECTED}\n{expected}"


def read_cases(file: Path) -> Iterator[Case]:
    """Yield the cases of one file."""
    for text in file.read_text(encoding="utf-8").split("=== ")[1:]:
        yield Case(text.rstrip("\n"))


CASES = [pytest.param(case, id=f"{file.stem}: {case.name}") for file in FILES for case in read_cases(file)]


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_with_exact_lines(case: Case, head: str, reject: Reject) -> None:
    """A bad input gives exactly the lines its case expects."""
    assert case.expected == reject(case.routes(head), case.models())


if "RECORD_FRONT" in os.environ:

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_record(file: Path, head: str, reject: Reject) -> None:
        """Write what is found now into the cases of one file."""
        cases = [case.text(reject(case.routes(head), case.models())) for case in read_cases(file)]
        file.write_text("\n".join(cases), encoding="utf-8")
