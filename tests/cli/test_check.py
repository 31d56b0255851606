"""``tradegen check`` fails on every kind of drift and names the fix."""

import json

from tests.cli.conftest import Project

DRIFT = ("check", "--only", "drift")


def test_no_drift_is_one_line(project: Project) -> None:
    """A current tree passes."""
    finished = project.run(*DRIFT)
    assert (0, "generated: nothing wrong (drift)\n", "") == (finished.returncode, finished.stdout, finished.stderr)


def test_what_cannot_be_checked_is_said(project: Project) -> None:
    """All gates run; one without its tool says so and fails nothing, unless it was asked for by name."""
    finished = project.run("check")
    assert (0, "") == (finished.returncode, finished.stderr)
    assert "services: skipped, no services in [tool.tradegen.services]" in finished.stdout.splitlines()
    assert "typescript: skipped, typescript is not installed" in finished.stdout
    assert finished.stdout.endswith("generated: nothing wrong (drift, served, keys, models)\n")
    assert 2 == project.run("check", "--only", "services").returncode


def test_an_unknown_gate_is_trouble(project: Project) -> None:
    """The message lists the gates."""
    finished = project.run("check", "--only", "drift,drfit")
    message = "tradegen: error: no gate named drfit; gates are: drift, served, services, typescript, keys, models\n"
    assert (2, message) == (finished.returncode, finished.stderr)


def test_a_server_that_cannot_start_is_told(project: Project) -> None:
    """Generated code that does not import is a finding with the error, not a traceback."""
    project.rest.write_text("import nothing_of_that_name\n")
    finished = project.run("check", "--only", "served,keys")
    assert 1 == finished.returncode
    assert "No module named 'nothing_of_that_name' (rest.py:1) [server-fails]; mend what it imports" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_contracts_that_changed_since_the_build_are_seen_by_the_server(project: Project) -> None:
    """The running routes follow the contracts, the documents the last build."""
    models = project.root / "contracts/shop_contracts/stock0/items0.py"
    models.write_text(models.read_text().replace("price: float", "price: int"))
    finished = project.run("check", "--only", "served")
    assert 1 == finished.returncode
    sentence = 'request body: price: type "integer", not "number" [served-differs]; run: tradegen build'
    assert sentence in finished.stderr


def test_findings_for_programs(project: Project) -> None:
    """The same findings as JSON, as annotations and as SARIF."""
    project.rest.unlink()
    found = json.loads(project.run(*DRIFT, "--format", "json").stdout)
    assert (1, True) == (found["version"], found["failed"])
    wanted = {"file": "generated/python/shop_api/stock0/rest.py", "slug": "missing-file", "gate": "drift"}
    assert wanted == {key: found["findings"][0][key] for key in wanted}
    annotation = project.run(*DRIFT, "--format", "github").stdout
    assert (
        "::error file=generated/python/shop_api/stock0/rest.py,title=missing-file::is missing; run: tradegen build\n"
        == annotation
    )
    sarif = json.loads(project.run(*DRIFT, "--format", "sarif").stdout)
    assert "missing-file" == sarif["runs"][0]["results"][0]["ruleId"]


def test_stale_files_are_named(project: Project) -> None:
    """A changed declaration makes the files that follow from it stale."""
    project.routes.write_text(project.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    finished = project.run(*DRIFT)
    assert 1 == finished.returncode
    line = "generated/python/shop_api/stock0/rest.py: is stale [stale-file]; run: tradegen build"
    assert line in finished.stderr.splitlines()


def test_a_missing_file_is_named(project: Project) -> None:
    """A deleted file is drift."""
    project.rest.unlink()
    finished = project.run(*DRIFT)
    line = "generated/python/shop_api/stock0/rest.py: is missing [missing-file]; run: tradegen build\n"
    assert (1, line) == (finished.returncode, finished.stderr)


def test_a_flipped_byte_is_named(project: Project) -> None:
    """An edit of a generated file is told from staleness."""
    project.rest.write_bytes(project.rest.read_bytes().replace(b"REST", b"rest", 1))
    finished = project.run(*DRIFT)
    assert 1 == finished.returncode
    assert "generated/python/shop_api/stock0/rest.py: was edited by hand" in finished.stderr
    assert "[hand-edited]" in finished.stderr


def test_a_foreign_file_is_named_and_kept(project: Project) -> None:
    """A file of somebody else below the output root is a finding, not a victim."""
    stranger = project.root / "generated/python/notes.py"
    stranger.write_text("x = 1\n")
    finished = project.run(*DRIFT)
    assert 1 == finished.returncode
    assert finished.stderr.startswith("generated/python/notes.py: was not generated [foreign-file]")
    assert stranger.exists()


def test_check_writes_nothing(project: Project) -> None:
    """A check of a stale tree leaves it stale."""
    project.routes.write_text(project.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    before = project.tree()
    project.run("check")
    assert before == project.tree()
