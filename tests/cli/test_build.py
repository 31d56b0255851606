"""``tradegen build`` writes what changed, says so, and never harms what is not its own."""

import json
import shutil
import subprocess
import sys

import pytest
from tests.cli.conftest import Project


def test_a_summary_line_per_target(project: Project) -> None:
    """A build that does something says how many files each target has and how many changed."""
    project.routes.write_text(project.routes.read_text().replace("/items0/{itemId}", "/things0/{itemId}"))
    finished = project.run("build")
    assert (0, "") == (finished.returncode, finished.stderr)
    targets = [line.partition(":")[0] for line in finished.stdout.splitlines()]
    wanted = ["python/shop_api", "python/shop_client", "specs", "typescript"]
    assert [f"generated/{name}" for name in wanted] == targets


def test_nothing_to_do_is_said_in_one_line(project: Project) -> None:
    """A second build changes nothing."""
    project.run("build")
    before = project.tree()
    finished = project.run("build")
    assert (0, "generated: up to date\n", "") == (finished.returncode, finished.stdout, finished.stderr)
    assert before == project.tree()


def test_the_build_after_the_first_has_nothing_to_do(project: Project) -> None:
    """What the first build itself leaves behind is no reason for a second one."""
    shutil.rmtree(project.root / ".tradegen")
    shutil.rmtree(project.root / "generated")
    assert "up to date" not in project.run("build").stdout
    assert "generated: up to date\n" == project.run("build").stdout


def test_a_dry_run_prints_the_plan_and_writes_nothing(project: Project) -> None:
    """``--dry-run`` names each path with what would happen to it."""
    project.routes.write_text(project.routes.read_text().replace("/items0/{itemId}", "/things0/{itemId}"))
    before = project.tree()
    finished = project.run("build", "--dry-run")
    assert 0 == finished.returncode
    assert "~ generated/python/shop_api/stock0/rest.py" in finished.stdout.splitlines()
    assert finished.stdout.endswith("nothing written\n")
    assert before == project.tree()


def test_a_mistake_is_one_line_with_its_place_and_nothing_is_written(project: Project) -> None:
    """A model that does not exist is shown with file, line, column and the nearest name."""
    project.routes.write_text(project.routes.read_text().replace("update: items0.Item0", "update: items0.Itme0"))
    before = project.tree()
    finished = project.run("build")
    assert (1, "") == (finished.returncode, finished.stdout)
    place = "contracts/shop_contracts/stock0/routes.yaml:8:20"
    assert finished.stderr.startswith(f'{place}: error: no model named "Itme0" in items0 [unknown-model]')
    assert 'did you mean "Item0"?' in finished.stderr
    assert before == project.tree()


def test_all_mistakes_come_at_once(project: Project) -> None:
    """Two mistakes are two lines, in the order of the file."""
    text = project.routes.read_text().replace("update: items0.Item0", "update: items0.Itme0")
    project.routes.write_text(text.replace("delivery: latest", "delivery: sometimes"))
    finished = project.run("build")
    assert [8, 9] == [int(line.split(":")[1]) for line in finished.stderr.splitlines()]


def test_a_hand_edit_stops_the_build(project: Project) -> None:
    """An edited file is named, kept, and overwritten only by force."""
    project.rest.write_text("# mine\n")
    finished = project.run("build")
    assert 1 == finished.returncode
    assert "generated/python/shop_api/stock0/rest.py: was edited by hand" in finished.stderr
    assert "# mine\n" == project.rest.read_text()
    assert 0 == project.run("build", "--force").returncode
    assert "# mine\n" != project.rest.read_text()


def test_a_read_only_output_is_trouble_not_a_traceback(project: Project) -> None:
    """A file where the output folder should be is explained with exit code 2."""
    for path in sorted((project.root / "generated").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (project.root / "generated").rmdir()
    (project.root / "generated").write_text("a file")
    finished = project.run("build")
    assert 2 == finished.returncode
    assert "Traceback" not in finished.stderr
    assert "generated" in finished.stderr


def test_outside_a_project_the_way_in_is_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without a pyproject.toml the message says what is looked for."""
    finished = Project(tmp_path_factory.mktemp("empty")).run("build")
    assert finished.returncode in (1, 2)
    assert "pyproject.toml" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build"]])
def test_a_quick_answer_imports_nothing_heavy(project: Project, arguments: list[str]) -> None:
    """Help, version and a build with nothing to do load no framework and no generator."""
    project.run("build")
    script = (
        "import sys\n"
        "from tradegen.cli.main import main\n"
        f"sys.argv = ['tradegen', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'jinja2', 'fastapi', 'datamodel_code_generator', 'yaml', 'libcst'}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True, check=True
    )
    assert "[]\n" == finished.stderr


def test_a_folder_that_is_not_there_is_trouble(project: Project) -> None:
    """A mistyped folder is told as such, not searched for above."""
    finished = project.run("build", "--project", "nowhere")
    assert (2, "") == (finished.returncode, finished.stdout)
    assert "Directory 'nowhere' does not exist" in finished.stderr


def test_git_sees_what_was_generated_and_nothing_else(project: Project) -> None:
    """What npm and Python make among the output is not committed by mistake."""
    generated = project.root / "generated"
    for made in ("typescript/dist/index.js", "typescript/node_modules/a/b.js", "python/shop_api/__pycache__/app.pyc"):
        (generated / made).parent.mkdir(parents=True, exist_ok=True)
        (generated / made).write_text("")
    subprocess.run(["git", "init", "--quiet"], cwd=project.root, check=True)
    command = ["git", "ls-files", "--others", "--exclude-standard", "generated"]
    seen = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True).stdout.splitlines()
    own = {"generated/.tradegen-lock", "generated/.tradegen-manifest.json"}
    recorded = json.loads((generated / ".tradegen-manifest.json").read_text())["files"]
    assert {f"generated/{path}" for path in recorded} | own == set(seen)
