"""Model modules that fail, exit, hang, crash or reach for the outside."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.introspect.user_project import UserProject

from tradegen.introspect.limits import Limits
from tradegen.introspect.process import Introspector

ON_ITS_OWN = "; mend it there: a model module must import on its own"
GOOD = "from pydantic import BaseModel\n\n\nclass Order(BaseModel):\n    id: int\n"


@pytest.fixture(scope="module")
def introspector() -> Iterator[Introspector]:
    """One warm child for the whole module: whatever a contract does, the next request is served."""
    with Introspector(warm=True) as warm:
        yield warm


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "import nowhere\n",
            "contracts/api/orders.py:1:1: error: importing api.orders fails: "
            "ModuleNotFoundError: No module named 'nowhere' [import-failed]; "
            "install what provides nowhere beside tradegen, or import it under TYPE_CHECKING",
        ),
        (
            "def f():\n    raise ValueError('no\\nway')\n\n\nx = f()\n",
            "contracts/api/orders.py:2:5: error: importing api.orders fails: ValueError: no [import-failed]"
            + ON_ITS_OWN,
        ),
        (
            "x = 1\nclass Order(:\n",
            "contracts/api/orders.py:2:13: error: importing api.orders fails: invalid syntax [syntax-error]; "
            f"it is read by Python 3.{sys.version_info.minor}, which runs tradegen",
        ),
        (
            "import sys\nsys.exit(3)\n",
            "contracts/api/orders.py:2:1: error: importing api.orders ends the interpreter (exit status 3) "
            '[import-exits]; keep that behind `if __name__ == "__main__":`',
        ),
        (
            "raise KeyboardInterrupt\n",
            "contracts/api/orders.py:1:1: error: importing api.orders fails: KeyboardInterrupt [import-failed]"
            + ON_ITS_OWN,
        ),
        (
            "import socket\nsocket.create_connection(('127.0.0.1', 9))\n",
            "contracts/api/orders.py:2:1: error: importing api.orders looks up a network address "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import socket\ns = socket.socket()\ns.connect(('127.0.0.1', 9))\n",
            "contracts/api/orders.py:3:1: error: importing api.orders opens a network connection "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import subprocess\nsubprocess.run(['true'])\n",
            "contracts/api/orders.py:2:1: error: importing api.orders starts a process "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import os\nif os.fork() == 0:\n    os._exit(0)\n",
            "contracts/api/orders.py:2:4: error: importing api.orders starts a process "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import os\nos.kill(os.getppid(), 9)\n",
            "contracts/api/orders.py:2:1: error: importing api.orders sends a signal "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "kept = []\nwhile True:\n    kept.append(bytearray(2**26))\n",
            "contracts/api/orders.py:3:17: error: importing api.orders takes more than 96 MiB of memory "
            "[import-failed]; a model module declares types only",
        ),
        (
            "open('left_behind.txt', 'w')\n",
            "contracts/api/orders.py:1:1: error: importing api.orders writes the file left_behind.txt "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "open(b'left_behind.txt', 'w')\n",
            "contracts/api/orders.py:1:1: error: importing api.orders writes the file left_behind.txt "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import os\nos.open(b'left_behind.txt', os.O_CREAT)\n",
            "contracts/api/orders.py:2:1: error: importing api.orders writes the file left_behind.txt "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import ssl\nssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).keylog_filename = 'left_behind.txt'\n",
            "contracts/api/orders.py:2:1: error: importing api.orders writes the file left_behind.txt "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import os\nos.mkfifo('left_behind.txt')\n",
            "contracts/api/orders.py:2:1: error: importing api.orders makes a file "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import os\nos.utime('pyproject.toml')\n",
            "contracts/api/orders.py:2:1: error: importing api.orders changes a file "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import mmap\nkept = mmap.mmap(-1, 2**30)\n",
            "contracts/api/orders.py:2:8: error: importing api.orders takes shared memory "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import resource\nresource.setrlimit(resource.RLIMIT_DATA, (-1, -1))\n",
            "contracts/api/orders.py:2:1: error: importing api.orders changes limits of a process "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "import multiprocessing\nmultiprocessing.get_context('spawn').Process(target=print).start()\n",
            "contracts/api/orders.py:2:1: error: importing api.orders starts a process "
            "[import-side-effect]; a model module must import without touching the outside",
        ),
        (
            "from pydantic import BaseModel\n\n\nclass Order(BaseModel):\n    id: complex_type\n",
            "contracts/api/orders.py:5:9: error: importing api.orders fails: "
            "NameError: name 'complex_type' is not defined [import-failed]" + ON_ITS_OWN,
        ),
    ],
)
def test_failing_import_is_one_diagnostic(
    introspector: Introspector, tmp_path: Path, source: str, expected: str
) -> None:
    """The line of the user's that is to blame is told once, and the name counts as explained."""
    project = UserProject(tmp_path, {"orders": source})

    reply = introspector.introspect(project.request("orders:Order"))

    assert [expected] == [str(found) for found in reply.diagnostics]
    assert [("orders", "Order", True)] == [
        (missing.module.removeprefix("api."), missing.attr, missing.explained) for missing in reply.missing
    ]
    assert [] == [path.name for path in tmp_path.rglob("left_behind.txt")]


@pytest.mark.parametrize(
    ("name", "slug", "reason"),
    [
        ("nowhere:Order", "unknown-module", "no module named api.nowhere"),
        ("orders:Ordr", "unknown-model", 'no model named "Ordr" in api.orders'),
        ("orders:Order.Line", "unknown-model", 'no model named "Line" in api.orders.Order'),
        ("orders:limit", "not-a-type", "limit in api.orders is not a type but a int"),
        ("orders:nothing", "not-a-type", "nothing in api.orders is not a type but a NoneType"),
        ("orders:compute", "not-a-type", "compute in api.orders is not a type but a function"),
        (
            "orders:Plain",
            "not-a-type",
            "Plain in api.orders is not a type Pydantic can describe: Unable to generate pydantic-core schema for "
            "<class 'api.orders.Plain'>. Set `arbitrary_types_allowed=True` in the model_config to ignore this error "
            "or implement `__get_pydantic_core_schema__` on your type to fully support it.",
        ),
        ("orders:Page", "bare-generic", "Page in api.orders is generic and lacks its type arguments"),
    ],
)
def test_unusable_name_is_missing(
    introspector: Introspector, tmp_path: Path, name: str, slug: str, reason: str
) -> None:
    """A name that is no type is handed back with a reason, for the place where it was written."""
    source = GOOD + (
        "\n\nlimit = 3\nnothing = None\n\n\ndef compute() -> int:\n    return 1\n\n\nclass Plain:\n    pass\n"
        "\n\nfrom typing import Generic, TypeVar\nT = TypeVar('T')\n\n\nclass Page(BaseModel, Generic[T]):\n    a: T\n"
    )
    project = UserProject(tmp_path, {"orders": source})

    reply = introspector.introspect(project.request(name))

    assert [(slug, reason, False)] == [(one.slug, one.reason, one.explained) for one in reply.missing]


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        ("'Pair[int, Node | None]'", []),
        (
            "Pair[int, 'Node | None']",
            [
                'contracts/api/orders.py:13:5: error: Node has "Node" in quotes among the arguments of a generic, '
                "which is made before Node is [unresolved-reference]; put the whole annotation in quotes, or begin the "
                "file with: from __future__ import annotations"
            ],
        ),
    ],
)
def test_a_reference_that_comes_too_early(
    introspector: Introspector, tmp_path: Path, annotation: str, said: list[str]
) -> None:
    """Pydantic makes a generic's arguments at once: a class among them must be there, or the whole be quoted."""
    source = (
        "from typing import Generic, TypeVar\nfrom pydantic import BaseModel\nT = TypeVar('T')\nU = TypeVar('U')\n\n\n"
        "class Pair(BaseModel, Generic[T, U]):\n    a: T\n    b: U\n\n\n"
        f"class Node(BaseModel):\n    link: {annotation}\n"
    )
    project = UserProject(tmp_path, {"orders": source})

    reply = introspector.introspect(project.request("orders:Node"))

    assert said == [str(found) for found in reply.diagnostics]


def test_misspelt_name_gets_a_suggestion(introspector: Introspector, tmp_path: Path) -> None:
    """The nearest type of the module is proposed."""
    project = UserProject(tmp_path, {"orders": GOOD})

    reply = introspector.introspect(project.request("orders:Oder"))

    assert ['did you mean "Order"?'] == [missing.hint for missing in reply.missing]


def test_noise_and_local_changes_harm_nothing(introspector: Introspector, tmp_path: Path) -> None:
    """Prints, threads, environment and working directory stay in the child; the reply is whole."""
    noise = (
        "import os, sys, threading, time\n"
        'print(\'{"type": "answered"}\', flush=True)\n'
        "os.write(1, b'{}\\n')\nos.write(2, b'noise')\n"
        "input_was = sys.stdin.read()\n"
        "threading.Thread(target=time.sleep, args=(600,)).start()\n"
        "os.environ['LEFT_BEHIND'] = '1'\nos.chdir('/')\n"
    )
    project = UserProject(tmp_path, {"orders": noise + GOOD})
    before = (Path.cwd(), dict(os.environ))

    reply = introspector.introspect(project.request("orders:Order"))

    assert ["api.orders:Order"] == [model.ref for model in reply.models]
    assert () == reply.diagnostics
    assert before == (Path.cwd(), dict(os.environ))


def test_refusal_that_user_code_survives_is_a_warning(introspector: Introspector, tmp_path: Path) -> None:
    """A contract that copes with being refused is used, and told about."""
    source = "try:\n    open('cache', 'a')\nexcept OSError:\n    pass\n" + GOOD
    project = UserProject(tmp_path, {"orders": source})

    reply = introspector.introspect(project.request("orders:Order"))

    assert ["api.orders:Order"] == [model.ref for model in reply.models]
    assert [
        "contracts/api/orders.py:2:5: warning: this line writes the file cache while models are imported, which is "
        "refused [import-side-effect]; a model module must import without touching the outside"
    ] == [str(found) for found in reply.diagnostics]


def test_hang_is_stopped_and_shown(tmp_path: Path) -> None:
    """An import that does not end is interrupted at the line where it stands."""
    project = UserProject(tmp_path, {"fine": GOOD, "orders": "x = 0\nwhile True:\n    x += 1\n"})

    with Introspector() as introspector:
        reply = introspector.introspect(project.request("orders:Order"))

    [found] = reply.diagnostics
    assert ("contracts/api/orders.py", "import-hangs") == (found.span.file, found.slug)
    assert "importing api.orders has not got on for 0.75 s" == found.message


def test_hang_that_swallows_interrupts_is_killed(tmp_path: Path) -> None:
    """A contract that catches everything ends all the same, and the next request has a new child."""
    stubborn = "import time\nwhile True:\n    try:\n        time.sleep(60)\n    except BaseException:\n        pass\n"
    project = UserProject(tmp_path, {"fine": GOOD, "orders": stubborn})

    with Introspector(warm=True, limits=Limits(still_s=0.3)) as introspector:
        killed = introspector.introspect(project.request("orders:Order"))
    with Introspector(warm=True) as introspector:
        after = introspector.introspect(project.request("fine:Order"))

    assert [("import-hangs", True)] == [(missing.slug, missing.explained) for missing in killed.missing]
    assert ["api.fine:Order"] == [model.ref for model in after.models]


@pytest.mark.parametrize("warm", [False, True])
def test_crash_is_explained(tmp_path: Path, *, warm: bool) -> None:
    """A process that dies while it imports is told with its signal; a warm child serves on."""
    project = UserProject(tmp_path, {"fine": GOOD, "orders": "import os\nos.abort()\n"})

    with Introspector(warm=warm) as introspector:
        crashed = introspector.introspect(project.request("orders:Order"))
        after = introspector.introspect(project.request("fine:Order"))

    assert [("import-crashed", "the process that imports api.orders was killed by SIGABRT")] == [
        (missing.slug, missing.reason) for missing in crashed.missing
    ]
    assert ["api.fine:Order"] == [model.ref for model in after.models]


def test_one_bad_module_does_not_hide_another(introspector: Introspector, tmp_path: Path) -> None:
    """Every module is tried; what can be had is there."""
    project = UserProject(tmp_path, {"orders": GOOD, "bad": "import nowhere\n", "worse": "1/0\n"})

    reply = introspector.introspect(project.request("bad:A", "orders:Order", "worse:B"))

    assert ["import-failed", "import-failed"] == [found.slug for found in reply.diagnostics]
    assert ["api.orders:Order"] == [model.ref for model in reply.models]


def test_missing_interpreter_is_our_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the child cannot start, that is no finding about the user's code."""
    monkeypatch.setattr(sys, "executable", subprocess.__file__.replace("subprocess.py", "no-such-python"))
    with pytest.raises(OSError):
        Introspector()
