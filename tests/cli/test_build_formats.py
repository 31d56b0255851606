"""``tradegen build --format``: the same mistakes for people and for programs."""

import json

from tests.cli.conftest import Project


def test_a_mistake_for_programs(project: Project) -> None:
    """File, line, column, slug and hint are members of their own; the exit code is that of the text."""
    project.routes.write_text(project.routes.read_text().replace("update: items0.Item0", "update: items0.Itme0"))
    finished = project.run("build", "--format", "json")
    assert 1 == finished.returncode
    (found,) = json.loads(finished.stdout)["findings"]
    wanted = {"file": "contracts/shop_contracts/stock0/routes.yaml", "line": 8, "col": 20, "slug": "unknown-model"}
    assert wanted == {key: found[key] for key in wanted}


def test_a_hand_edit_as_an_annotation(project: Project) -> None:
    """A conflict has a file and no line."""
    project.rest.write_text("# mine\n")
    finished = project.run("build", "--format", "github")
    assert 1 == finished.returncode
    assert finished.stdout.startswith("::error file=generated/python/shop_api/stock0/rest.py,title=hand-edited::")


def test_nothing_found_is_a_document_too(project: Project) -> None:
    """A program can read the output of every run."""
    found = json.loads(project.run("build", "--format", "sarif").stdout)
    assert [] == found["runs"][0]["results"]


def test_an_output_that_is_not_a_folder(project: Project) -> None:
    """Links that lead out of the project, or onto its own files, are refused at their line."""
    generated = project.root / "generated"
    generated.rename(project.root / "before")
    for target in ("/tmp", str(project.root), str(project.root / "contracts")):
        generated.symlink_to(target)
        finished = project.run("build")
        assert (1, "") == (finished.returncode, finished.stdout)
        assert finished.stderr.startswith('pyproject.toml:5:1: error: output "generated" leads to ')
        generated.unlink()
