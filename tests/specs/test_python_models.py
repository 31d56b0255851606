"""The models of the Python client: what they mean, how they read, and that they stand alone."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel, TypeAdapter
from tests.specs.pydantic_schema import pydantic_meaning
from tests.specs.test_components import NAMES

ALLOWED = {
    "__future__",
    "datetime",
    "decimal",
    "enum",
    "pydantic",
    "tradegen_runtime",
    "corner_client",
    "typing",
    "typing_extensions",
    "uuid",
}


@pytest.mark.parametrize("name", NAMES)
def test_accepted_by_the_server(name: str, models: ModuleType, contracts: ModuleType) -> None:
    """What a client class lets a caller build is what the contract accepts."""
    found = getattr(models, f"{name}Input", getattr(models, name))
    expected = pydantic_meaning(getattr(contracts, name), "validation")
    assert expected == pydantic_meaning(found, "validation")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "Point"])
def test_sent_by_the_server(name: str, models: ModuleType, contracts: ModuleType) -> None:
    """What the contract sends is what the client class of the Out view holds."""
    expected = pydantic_meaning(getattr(contracts, name), "serialization")
    assert expected == pydantic_meaning(getattr(models, name), "serialization")


def files_of(root: Path) -> list[Path]:
    """The emitted files."""
    return sorted((root / "corner_client/models").glob("*.py"))


def test_type_checks(models_root: Path, tmp_path: Path) -> None:
    """The models pass mypy --strict, with and without Pydantic's plugin."""
    config = tmp_path / "mypy.ini"
    for plugins in ("", "plugins = pydantic.mypy\n"):
        config.write_text(f"[mypy]\nstrict = true\npython_version = 3.11\n{plugins}")
        cache = f"--cache-dir={tmp_path / 'cache'}"
        done = subprocess.run(
            [sys.executable, "-m", "mypy", "--config-file", str(config), cache, "corner_client"],
            cwd=models_root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stdout)


def test_lint_and_format(models_root: Path) -> None:
    """The models pass ruff's checks, and its formatter has nothing to change."""
    root = Path(__file__).parents[2]
    settings = (str(root / "pyproject.toml"), f"src = {[str(models_root), str(root / 'runtime')]}")
    for command in (["check", "--ignore", "N815"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--no-cache", *(f"--config={one}" for one in settings), "."],
            cwd=models_root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stdout)


def test_needs_no_contracts(models_root: Path) -> None:
    """Nothing but Pydantic, the standard library and the client's core is imported."""
    roots = {
        (statement.module or "").partition(".")[0]
        for path in files_of(models_root)
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(statement, ast.ImportFrom)
    }
    assert set() == roots - ALLOWED


def test_built_by_name_sent_by_alias(models: ModuleType, contracts: ModuleType) -> None:
    """A caller writes attribute names; the wire has the contract's; the contract reads it back."""
    sent = models.Odd(
        class_="c", dashed="d", copy_of="e", date="2024-01-02", list_=["l"], Colour_="red", uuid=UUID_TEXT
    )
    wire = sent.model_dump_json(by_alias=True)
    assert {"class", "x-y", "copy", "date", "list", "Colour", "uuid"} == json.loads(wire).keys()
    assert contracts.Odd.model_validate_json(wire).list == ["l"]


UUID_TEXT = "00000000-0000-4000-8000-000000000001"


def test_what_is_unset_is_not_sent(models: ModuleType, contracts: ModuleType) -> None:
    """A member whose default only the server knows is left out; a tag with a default is sent."""
    made = models.MadeInput(name="n").model_dump(mode="json", by_alias=True)
    cat = models.Cat().model_dump(mode="json", by_alias=True)
    assert ({"name": "n"}, {"kind": "cat", "lives": 9}) == (made, cat)


def test_defaults_are_the_contract_s(models: ModuleType, contracts: ModuleType) -> None:
    """A member left out has the same value on both sides."""
    mine = models.DefaultedInput(name="n").model_dump(mode="json", by_alias=True, warnings=False)
    theirs = contracts.Defaulted(name="n").model_dump(mode="json", by_alias=True, warnings=False)
    assert theirs == mine


def test_unknown_members_are_tolerated(models: ModuleType) -> None:
    """A server that sends more than the client knows breaks nothing."""
    assert models.Strict(name="n") == models.Strict.model_validate({"name": "n", "later": 1})


def test_extra_members_are_kept_where_declared(models: ModuleType) -> None:
    """A model open to other members holds them, typed."""
    found = models.Open.model_validate({"name": "n", "more": 3})
    assert {"more": 3} == found.model_extra


def test_union_is_told_apart_by_its_tag(models: ModuleType) -> None:
    """A tagged union gives the class that its tag names."""
    found = models.Zoo.model_validate({"one": {"kind": "dog", "bark": "w"}, "many": [{"kind": "kitten"}]})
    assert (models.Dog, models.Cat) == (type(found.one), type(found.many[0]))


def test_flags_combine(models: ModuleType) -> None:
    """A sum of flags that no member has is read."""
    assert 5 == TypeAdapter(models.Rights).validate_json("5")


def test_texts_are_kept(models: ModuleType) -> None:
    """Docstrings carry the user's words, whatever they hold."""
    assert models.Plain.__doc__ == "Scalars of every kind, with limits."
    assert issubclass(models.Plain, BaseModel)


def test_everything_is_exported(models: ModuleType, models_root: Path) -> None:
    """The package exports every class and alias of every file."""
    classes = {
        statement.name
        for path in files_of(models_root)
        if not path.name.startswith("_")
        for statement in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.ClassDef)
    }
    assert classes | {"Paint", "PaintInput", "Words"} == set(models.__all__)
