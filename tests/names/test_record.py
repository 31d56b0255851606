"""Public names stay what they were once: builds record them, and later builds obey the record."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.golden.build import shared_processes
from tests.golden.tree import write_tree

from tradegen.diagnostics import Rejected
from tradegen.pipeline import Builder
from tradegen.project import Project

RECORD: Final = "generated/specs/public_names.json"
MODELS: Final = """\
from typing import Generic, TypeVar
from pydantic import BaseModel

T = TypeVar("T")


class Cat(BaseModel):
    lives: int = 9


class Page(BaseModel, Generic[T]):
    items: list[T]


Cats = Page[Cat]
"""
ROUTES: Final = """\
module: zoo
version: v1
service: ZooService
routes:
  takeCats: {post: /cats, body: zoo.Cats, response: zoo.Cats}
"""
RENAMED: Final = ROUTES.replace("routes:", "names: {Feline: zoo.Cat}\nroutes:")

Build = Callable[[str, str], dict[str, str]]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Build a route file and a model file in one folder, again and again; answers the record."""
    package = tmp_path / "contracts" / "zoo_contracts" / "zoo"
    package.mkdir(parents=True)
    project = Project(root=tmp_path, contracts="contracts/zoo_contracts")

    def run(routes: str, models: str) -> dict[str, str]:
        package.joinpath("routes.yaml").write_text(routes)
        package.joinpath("zoo.py").write_text(models)
        with Builder(project) as builder:
            files = {file.path: file.content for file in builder.generate().files}
        write_tree(tmp_path / "generated", files)
        record: dict[str, str] = json.loads((tmp_path / RECORD).read_text())
        return record

    with shared_processes():
        yield run


def test_every_name_is_recorded_with_its_owner(build: Build) -> None:
    """Declared names, instances of generic models and input views stand in the record, sorted."""
    expected = {
        "Cat": "zoo_contracts.zoo.zoo:Cat",
        "CatInput": "zoo_contracts.zoo.zoo:Cat#input",
        "Page": "zoo_contracts.zoo.zoo:Page",
        "PageCat": "zoo_contracts.zoo.zoo:Page[zoo_contracts.zoo.zoo:Cat]",
        "PageCatInput": "zoo_contracts.zoo.zoo:Page[zoo_contracts.zoo.zoo:Cat]#input",
    }
    record = build(ROUTES, MODELS)
    assert (expected, sorted(expected)) == (record, list(record))


def test_an_instance_keeps_its_name_when_its_argument_is_renamed(build: Build) -> None:
    """Another name for ``Cat`` is not another name for ``PageCat``, for whoever imports that."""
    build(ROUTES, MODELS)
    assert ["Feline", "FelineInput", "Page", "PageCat", "PageCatInput"] == list(build(RENAMED, MODELS))


def test_without_a_record_names_are_made_anew(build: Build) -> None:
    """The record decides about what was built before, not about what is built for the first time."""
    assert ["Feline", "FelineInput", "Page", "PageFeline", "PageFelineInput"] == list(build(RENAMED, MODELS))


@pytest.mark.parametrize(
    ("newcomer", "reason"),
    [
        ("CatInput", "has it: it is also the input view of Cat"),
        ("PageCat", "has it: this generic model is used with arguments that spell it"),
    ],
)
def test_a_new_model_never_takes_a_recorded_name(build: Build, newcomer: str, reason: str) -> None:
    """The finding stands at the new model, and shows how to call it."""
    build(ROUTES, MODELS)
    with pytest.raises(Rejected) as caught:
        build(
            f"{ROUTES}  takeNew: {{get: /new, response: zoo.{newcomer}}}\n",
            f"{MODELS}\n\nclass {newcomer}(BaseModel):\n    name: str\n",
        )
    (line,) = map(str, caught.value.diagnostics)
    assert line.startswith(f'contracts/zoo_contracts/zoo/zoo.py:18:1: error: the name "{newcomer}" is taken: ')
    assert reason in line
    assert line.endswith(f'names: {{Zoo{newcomer}: "zoo.zoo.{newcomer}"}}')
