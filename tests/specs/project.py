"""Reads a project from disk into the values the emitters start from."""

from pathlib import Path

from tradegen.declare.declarations import declare
from tradegen.declare.source_files import read_sources
from tradegen.emit.python_models.package import PythonModels
from tradegen.emit.python_models.worker import ModelWorker
from tradegen.emit.render import Renderer
from tradegen.introspect.process import Introspector
from tradegen.ir import Api
from tradegen.project import load_project
from tradegen.resolve.api import resolve
from tradegen.resolve.request import introspection_request
from tradegen.views.directions import Views

SHOP = Path(__file__).parent / "shop"


def read_api(root: Path) -> Api:
    """Run every stage before the emitters on the project at ``root``."""
    project = load_project(root)
    declarations = declare(read_sources(project), project)
    with Introspector() as introspector:
        reply = introspector.introspect(introspection_request(declarations, project))
    return resolve(declarations, reply, project)


def written_models(api: Api, views: Views, worker: ModelWorker, root: Path, *, package: str) -> Path:
    """Write the Python models of ``api`` as part of ``package``; gives the folder to import it from."""
    models = PythonModels(worker, Renderer(), package=package)
    models.submit(api, views)
    for file in models.files():
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    (root / "python" / package / "__init__.py").touch()
    return root / "python"
