"""What is legal may be slow and large: limits are for code that does not get on."""

from pathlib import Path

import msgspec
from tests.introspect.user_project import UserProject

from tradegen.introspect.limits import Limits
from tradegen.introspect.process import Introspector
from tradegen.introspect.request import Reply

MODEL = "\nfrom pydantic import BaseModel, create_model\n\n\nclass Order(BaseModel):\n    id: int\n"
STILL = Limits(still_s=0.4, still_mib=32)
LARGE = Limits(still_s=0.2, still_mib=900)


def answered(project: UserProject, limits: Limits = STILL) -> Reply:
    """What is said of ``Order``; packages of ``site-packages`` are there too."""
    request = project.request("orders:Order")
    installed = str(project.root / "site-packages")
    with Introspector(limits=limits) as introspector:
        return introspector.introspect(
            msgspec.structs.replace(request, source_roots=(*request.source_roots, installed))
        )


def test_an_installed_package_takes_what_it_takes(tmp_path: Path) -> None:
    """It is waited for, and its memory is its own; what it left is not counted afterwards."""
    package = tmp_path / "site-packages/heavy"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("import time\ntime.sleep(0.8)\nkept = bytearray(64 << 20)\n")
    (package / "part.py").write_text("import time\ntime.sleep(0.8)\n")
    imports = "import heavy\nfrom heavy import part\nimportlib = __import__('importlib')\n"
    project = UserProject(tmp_path, {"orders": imports + MODEL})
    assert ["api.orders:Order"] == [model.ref for model in answered(project).models]


def test_a_module_that_gets_on_is_waited_for(tmp_path: Path) -> None:
    """Many slow lines are no hang; one of them would be."""
    steps = "import time\n" + "time.sleep(0.2)\n" * 6
    project = UserProject(tmp_path, {"orders": steps + MODEL})
    assert ["api.orders:Order"] == [model.ref for model in answered(project).models]


def test_pydantic_may_build_for_long(tmp_path: Path) -> None:
    """A statement that has many classes built is at work, whatever they take."""
    many = "kept = [create_model(f'M{n}', a=(list[int] | None, None), b=(str, '')) for n in range(1500)]\n"
    project = UserProject(tmp_path, {"orders": MODEL + many})
    assert ["api.orders:Order"] == [model.ref for model in answered(project).models]


def test_a_large_file_is_compiled_in_silence(tmp_path: Path) -> None:
    """Nobody can look while Python compiles, which takes as long as the file is large."""
    lines = "".join(f"x{number} = ({number}, 'a', [{number}])\n" for number in range(25_000))
    project = UserProject(tmp_path, {"orders": MODEL + lines})
    assert ["api.orders:Order"] == [model.ref for model in answered(project, LARGE).models]


def test_everything_has_an_end(tmp_path: Path) -> None:
    """What gets on forever is stopped at the limit for everything."""
    endless = "while True:\n    create_model('M', a=(int, 0))\n"
    project = UserProject(tmp_path, {"orders": MODEL + endless})
    [missing] = answered(project, Limits(total_s=0.6)).missing
    assert "importing api.orders has not come to an end after 0.6 s" == missing.reason


def test_building_at_one_line_has_an_end(tmp_path: Path) -> None:
    """Pydantic that builds classes for one line without end is stopped there, long before the limit for everything."""
    endless = "while True:\n    create_model('M', a=(int, 0))\n"
    project = UserProject(tmp_path, {"orders": MODEL + endless})
    with Introspector(limits=Limits(line_s=0.4)) as introspector:
        reply = introspector.introspect(project.request("orders:Order"))
    assert ["importing api.orders has had Pydantic build classes at one line for 0.4 s"] == [
        found.message for found in reply.diagnostics
    ]
    assert [8] == [found.span.line for found in reply.diagnostics]


def test_building_line_after_line_is_getting_on(tmp_path: Path) -> None:
    """Every further line has its own time, whatever all of them take."""
    lines = "".join(f"m{n} = [create_model(f'M{n}_{{i}}', a=(int, 0)) for i in range(60)]\n" for n in range(30))
    project = UserProject(tmp_path, {"orders": MODEL + lines})
    assert ["api.orders:Order"] == [model.ref for model in answered(project, Limits(line_s=0.5)).models]


def test_patience_multiplies_all_limits() -> None:
    """One number for slow machines and heavy projects."""
    assert Limits(still_s=2.25, line_s=15, total_s=60, still_mib=288, total_mib=3072) == Limits.times(3)
