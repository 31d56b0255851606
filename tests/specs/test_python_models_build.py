"""How the Python models are built: hostile texts, what is asked of the generator, what is built again, same bytes."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.specs.project import SHOP, written_models
from tests.specs.sample_api import api_of, field, model, texts_api

from tradegen.emit.files import File
from tradegen.emit.python_models.annotation import ShapeReply, ShapeRequest
from tradegen.emit.python_models.package import PythonModels
from tradegen.emit.python_models.worker import ModelWorker, WorkerFailed
from tradegen.emit.render import Renderer
from tradegen.ir import Api, Enum, EnumMember, EnumRef, IntType, ModelRef, StrType
from tradegen.views.directions import decide_views

HOSTILE = [
    '"""',
    "'''\n'''",
    "\\",
    'x"',
    "\\N{BULLET} \\x",
    "{{ view }} {% raw %}",
    "${evil()} {__import__('os')}",
    "a\u2028b\u2029c\x85d\x0ce",
    "# noqa\n    import os",
    "\x00\x1b[31m",
    "*/ // <!--",
    "😂 \u202e",
]


def built(api: Api, models: PythonModels) -> tuple[File, ...]:
    """Build the models of an API."""
    models.submit(api, decide_views(api))
    return models.files()


def skeleton(content: bytes) -> str:
    """The syntax tree of a file without the values of its strings."""
    tree = ast.parse(content)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_never_becomes_code(text: str, worker: ModelWorker) -> None:
    """Whatever a user's text holds, the syntax tree is that of harmless text, literals apart."""
    models = PythonModels(worker, Renderer(), package="desk_client")
    harmless = {file.path: skeleton(file.content) for file in built(texts_api("word"), models)}
    hostile = {file.path: skeleton(file.content) for file in built(texts_api(text), models)}
    assert harmless == hostile


class Counted:
    """A worker that counts the shapes it is asked for."""

    def __init__(self, worker: ModelWorker) -> None:
        self._worker = worker
        self.asked: list[int] = []

    def send(self, request: ShapeRequest) -> None:
        """Count and pass on."""
        self.asked.append(len(request.shapes))
        self._worker.send(request)

    def receive(self) -> ShapeReply:
        """Pass on."""
        return self._worker.receive()


DESK = (
    model("Order", field("id", StrType()), field("leg", ModelRef("desk:Leg"))),
    model("Leg", field("qty", IntType())),
    model("Quote", field("bid", IntType()), domain="market"),
)


def test_edit_builds_one_file_again(worker: ModelWorker) -> None:
    """A member of a known shape asks nothing of the generator and changes only the file of its domain."""
    counted = Counted(worker)
    models = PythonModels(counted, Renderer(), package="desk_client")
    before = built(api_of(*DESK), models)
    edited = model("Quote", field("bid", IntType()), field("ask", IntType()), domain="market")
    after = built(api_of(*DESK[:2], edited), models)
    same = [old is new for old, new in zip(before, after, strict=True)]
    changed = [new.path for new, kept in zip(after, same, strict=True) if not kept]
    assert (["python/desk_client/models/market.py"], [3]) == (changed, counted.asked)


def test_homes_that_need_each_other(worker: ModelWorker) -> None:
    """Two domains whose models refer to each other share a file, so that no import is circular."""
    cycle = (
        model("Order", field("quote", ModelRef("market:Quote"))),
        model("Quote", field("order", ModelRef("desk:Order")), domain="market"),
        model("Other", field("id", StrType()), domain="zoo"),
    )
    models = PythonModels(worker, Renderer(), package="desk_client")
    names = sorted(Path(file.path).name for file in built(api_of(*cycle), models))
    assert ["__init__.py", "_wire_model.py", "desk.py", "zoo.py"] == names


def test_what_is_needed_comes_first(worker: ModelWorker) -> None:
    """Within a file a class stands below those it mentions."""
    models = PythonModels(worker, Renderer(), package="desk_client")
    desk = next(file for file in built(api_of(*DESK), models) if file.path.endswith("/desk.py"))
    classes = [node.name for node in ast.parse(desk.content).body if isinstance(node, ast.ClassDef)]
    assert ["Leg", "Order"] == classes


def test_enum_member_that_every_text_has(worker: ModelWorker) -> None:
    """A member named like a method of ``str`` steps aside, in the enum and where it is a default."""
    enum = Enum(ref="desk:Part", name="Part", members=(EnumMember("title", '"t"'),), domain="desk")
    page = model("Page", field("part", EnumRef("desk:Part"), default='"t"'))
    models = PythonModels(worker, Renderer(), package="desk_client")
    desk = next(file for file in built(api_of(page, enums=(enum,)), models) if file.path.endswith("/desk.py"))
    lines = desk.content.decode().splitlines()
    assert {'    title_ = "t"', "    part: Annotated[Part | str, OPEN] = Part.title_"} <= set(lines)


def test_types_named_like_what_the_file_imports(worker: ModelWorker, tmp_path: Path) -> None:
    """A library's name gives way to a user's class or attribute of that name, and the models still work."""
    odd = (
        model("Field", field("Annotated", IntType(ge="1")), field("UUID", StrType(format="uuid"))),
        model("WireModel", field("date", StrType(format="date")), field("inner", ModelRef("desk:Field"))),
    )
    root = written_models(api_of(*odd), decide_views(api_of(*odd)), worker, tmp_path, package="odd_client")
    program = (
        "from odd_client.models import Field, WireModel\n"
        "inner = Field(Annotated=1, UUID='00000000-0000-4000-8000-000000000001')\n"
        "print(WireModel(date='2024-02-29', inner=inner).model_dump_json())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    expected = '{"date":"2024-02-29","inner":{"Annotated":1,"UUID":"00000000-0000-4000-8000-000000000001"}}\n'
    assert expected == done.stdout


def test_files_without_submit(worker: ModelWorker) -> None:
    """Files are asked for only after an API was taken on."""
    with pytest.raises(RuntimeError, match="nothing was submitted"):
        PythonModels(worker, Renderer(), package="desk_client").files()


def test_worker_that_died() -> None:
    """A generating process that ends early is reported with its last words."""
    with ModelWorker() as worker:
        worker.send(msgspec.structs.replace(ShapeRequest(shapes=()), shapes=("not json",)))
        with pytest.raises(WorkerFailed, match="JSONDecodeError"):
            worker.receive()


PROGRAM = """
import sys
from pathlib import Path
from tests.specs.project import read_api
from tradegen.emit.python_models.package import PythonModels
from tradegen.emit.python_models.worker import ModelWorker
from tradegen.emit.render import Renderer
from tradegen.emit.specs import SpecsEmitter
from tradegen.views.directions import decide_views

api = read_api(Path(sys.argv[1]))
views = decide_views(api)
with ModelWorker() as worker:
    models = PythonModels(worker, Renderer(), package="corner_client")
    models.submit(api, views)
    for file in (*SpecsEmitter().emit(api, views).files, *models.files()):
        print(file.path, file.content.hex())
"""


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Two copies of the shop at paths of different length."""
    found = (tmp_path / "a", tmp_path / "somewhere/else")
    for place in found:
        for source in SHOP.rglob("*"):
            if source.is_file() and source.suffix in {".py", ".toml", ".yaml"}:
                target = place / source.relative_to(SHOP)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read_bytes())
    yield found


def test_same_bytes_anywhere(places: tuple[Path, Path]) -> None:
    """Neither the hash seed nor the path nor the locale reaches the output."""
    root = str(Path(__file__).parents[2])
    printed = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(place)],
            cwd=place,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for place, seed, locale in ((places[0], "1", "C"), (places[1], "2", "C.UTF-8"))
    ]
    assert printed[0] == printed[1]
