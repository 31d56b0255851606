"""A process that stays builds rightly after a build of it was broken off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.workshop import workshop

from tradegen import pipeline
from tradegen.emit.files import File

CONFIG = '[tool.tradegen]\ncontracts = "contracts/odd"\nserver = "odd_api"\nclient = "odd_client"\n'
ROUTES = b"module: a\nversion: v1\nservice: S\nroutes:\n  send:\n    post: /send\n    body: a.M\n    response: a.M\n"
MODEL = "from pydantic import BaseModel\n\n\nclass M(BaseModel):\n"
FIRST = "    a: int\n"
BROKEN_OFF = f"{FIRST}    b: list[dict[str, bool]]\n"
LAST = f"{BROKEN_OFF}    c: tuple[int, list[str]]\n"
ROUTE_FILE, MODEL_FILE = "contracts/odd/a/routes.yaml", "contracts/odd/a/a.py"


def _fails(*_arguments: object, **_options: object) -> Iterator[File]:
    raise RuntimeError("a bug of ours")


@pytest.mark.parametrize("target", ["server_files", "typescript_files"])
def test_what_was_asked_and_not_heard_is_heard_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """A build that a bug ends between question and answer leaves the answer to the next one, which is as from cold."""
    (tmp_path / "contracts/odd/a").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    for package in ("odd", "odd/a"):
        (tmp_path / "contracts" / package / "__init__.py").write_text("")
    with workshop(tmp_path) as bench:
        assert isinstance(bench.build({ROUTE_FILE: ROUTES, MODEL_FILE: (MODEL + FIRST).encode()}), dict)
        with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="a bug of ours"):
            patch.setattr(pipeline, target, _fails)
            bench.build({MODEL_FILE: (MODEL + BROKEN_OFF).encode()})
        warm = bench.build({MODEL_FILE: (MODEL + LAST).encode()})
    with workshop(tmp_path) as bench:
        assert bench.build({}) == warm
